package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.account.Credentials;
import io.lotgate.account.Role;
import io.lotgate.document.Documents;
import io.lotgate.ledger.Actor;
import io.lotgate.lot.Act;
import io.lotgate.lot.AttemptKind;
import io.lotgate.lot.ConcludeInvestigation;
import io.lotgate.lot.Conclusion;
import io.lotgate.lot.Decision;
import io.lotgate.lot.LaboratoryFindings;
import io.lotgate.lot.Outcome;
import io.lotgate.lot.PerformTest;
import io.lotgate.lot.PlanRetests;
import io.lotgate.lot.ReceiveSamples;
import io.lotgate.lot.Refusal;
import io.lotgate.lot.RegisterLot;
import io.lotgate.process.ActCommands;
import io.lotgate.process.InventoryCommands;
import io.lotgate.process.InvestigationCommands;
import io.lotgate.process.NoticeCommands;
import io.lotgate.process.People;
import io.lotgate.process.ReleaseProcess;
import io.lotgate.value.Ids;
import io.lotgate.value.RecordJson;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every command by every role and by nobody, called at its door as a host would. */
class CommandAccessTest {
    /** The program's own, reading, or by a key or password of one's own instead of a role. */
    private static final Set<String> NOT_BY_ROLE = Set.of(
            "close",
            "deployModels",
            "readModel",
            "modelFile",
            "people",
            "investigations",
            "acts",
            "notices",
            "inventory",
            "holdAffected",
            "way",
            "stuck",
            "createFirst",
            "choosePassword",
            "changePassword");

    private static final Set<Role> AUDITOR = Set.of(Role.AUDITOR);

    private final Lab lab = Lab.lab();
    private final ReleaseProcess process = lab.process();
    private final UUID lot = aReceivedLot();
    private final UUID noResult = new UUID(0, 0);
    private final People people = process.people();
    private final String subject = aPerson();

    private interface Command {
        Outcome<?> by(Actor actor, Credentials credentials);
    }

    @Test
    void theTableNamesEveryCommand() {
        Set<String> named = AccessTable.read().stream()
                .flatMap(line -> line.commands().stream())
                .collect(Collectors.toSet());
        Set<String> there = Stream.of(
                        ReleaseProcess.class,
                        ActCommands.class,
                        InvestigationCommands.class,
                        InventoryCommands.class,
                        NoticeCommands.class,
                        People.class)
                .flatMap(door -> Arrays.stream(door.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .map(Method::getName)
                .filter(name -> !NOT_BY_ROLE.contains(name))
                .collect(Collectors.toSet());
        assertThat(new TreeSet<>(named)).isEqualTo(new TreeSet<>(there));
        assertThat(commands().keySet()).isEqualTo(new TreeSet<>(there));
    }

    @Test
    void everyCommandAnswersEveryRoleAsTheTableSays() {
        List<String> wrong = new ArrayList<>();
        Map<String, Command> commands = commands();
        for (AccessTable.Line line : AccessTable.read()) {
            for (String name : line.commands()) {
                line.allowed().forEach((person, expected) -> {
                    Outcome<?> outcome = commands.get(name).by(actor(person), Lab.credentials(person));
                    if (allowed(person, outcome) != expected) {
                        wrong.add(person + " " + name + ": " + outcome + ", the table says " + expected);
                    }
                });
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** For nobody any refusal will do; for a person it must be the role that refuses, not the lot's state. */
    private static boolean allowed(String person, Outcome<?> outcome) {
        if (!(outcome instanceof Outcome.Refused<?> refused)) {
            return true;
        }
        return !person.equals("nobody") && refused.reasons().stream().noneMatch(CommandAccessTest::byRole);
    }

    private static boolean byRole(Refusal reason) {
        return reason.kind() == Refusal.Kind.NOT_ALLOWED && reason.message().startsWith("Only ");
    }

    private Actor actor(String person) {
        return person.equals("nobody") ? new Actor(new UUID(0, 1), "nobody", "Nobody", Set.of()) : lab.actor(person);
    }

    private Map<String, Command> commands() {
        Map<String, Command> all = new TreeMap<>();
        all.put("register", (actor, secret) -> process.register(Ids.next(), registration(), actor, "UTC"));
        all.put("receive", (actor, secret) -> process.receive(Ids.next(), lot, reception(), actor));
        all.put("perform", (actor, secret) -> process.perform(Ids.next(), lot, viability(), actor, secret));
        all.put(
                "accept",
                (actor, secret) ->
                        process.accept(Ids.next(), lot, "viability", noResult, Optional.empty(), actor, secret));
        all.put(
                "sendBack",
                (actor, secret) ->
                        process.sendBack(Ids.next(), lot, "viability", noResult, Optional.of("look again"), actor));
        all.put(
                "reviewBatchRecord",
                (actor, secret) -> process.reviewBatchRecord(Ids.next(), lot, List.of(), 1, actor, secret));
        all.put("run", (actor, secret) -> process.acts()
                .run(Ids.next(), lot, Act.of("open-deviation").orElseThrow(), Map.of(), 1, actor, secret));
        all.put("decide", (actor, secret) -> process.decide(Ids.next(), lot, Decision.RELEASE, "", 1, actor, secret));
        all.put(
                "keepFile",
                (actor, secret) -> process.keepFile(lot, "viability", "a.csv", new byte[] {1}, "nothing", actor));
        UUID none = new UUID(0, 2);
        all.put("laboratory", (actor, secret) -> process.investigations()
                .laboratory(
                        Ids.next(), lot, new LaboratoryFindings(none, List.of(), "looked", Optional.empty()), actor));
        all.put("plan", (actor, secret) -> process.investigations()
                .plan(Ids.next(), lot, new PlanRetests(none, 0, AttemptKind.RETEST, "none", "none"), actor, secret));
        all.put("conclude", (actor, secret) -> process.investigations()
                .conclude(
                        Ids.next(),
                        lot,
                        new ConcludeInvestigation(none, Conclusion.Finding.CONFIRMED, Optional.empty(), "as found"),
                        actor,
                        secret));
        all.put("acceptAll", (actor, secret) -> process.acceptAll(Ids.next(), lot, List.of(noResult), actor, secret));
        all.put("tryAgain", (actor, secret) -> process.tryAgain(Ids.next(), lot, actor));
        all.put(
                "importDraft",
                (actor, secret) -> process.importDraft(
                        Ids.next(), Documents.Kind.MODEL, "lot-release", "1", new byte[] {1}, actor));
        all.put("approve", (actor, secret) -> process.approve(Ids.next(), approved(), actor, secret));
        all.put(
                "invite",
                (actor, secret) -> people.invite(
                        Ids.next(), "invited-" + actor.username(), "Someone New", AUDITOR, "needed", actor));
        all.put("inviteAgain", (actor, secret) -> people.inviteAgain(Ids.next(), subject, "lost", actor));
        all.put(
                "decideReset",
                (actor, secret) -> people.decideReset(Ids.next(), subject, noResult, false, "no", actor));
        all.put("changeRoles", (actor, secret) -> people.changeRoles(Ids.next(), subject, AUDITOR, "moved", actor));
        all.put("unlock", (actor, secret) -> people.unlock(Ids.next(), subject, "asked", actor));
        all.put("remove", (actor, secret) -> people.remove(Ids.next(), subject, "left", actor));
        all.put("markSeen", (actor, secret) -> process.notices().markSeen(noResult, actor));
        all.put("mailAgain", (actor, secret) -> process.notices().mailAgain(Ids.next(), noResult, actor));
        all.put("settleMail", (actor, secret) -> process.notices().settleMail(Ids.next(), noResult, "told", actor));
        Map<String, String> bank = Map.of("kind", "BANK", "code", "MCB-1", "description", "Master bank");
        all.put("listItem", (actor, secret) -> process.inventory().listItem(Ids.next(), bank, actor, ZoneOffset.UTC));
        all.put("renewItem", (actor, secret) -> process.inventory()
                .renewItem(Ids.next(), anItem(), Map.of(), actor, ZoneOffset.UTC));
        all.put("failItem", (actor, secret) -> process.inventory()
                .failItem(Ids.next(), anItem(), "contaminated", actor, secret));
        all.put("keepReport", (actor, secret) -> process.keepReport(new byte[] {1}, actor));
        return all;
    }

    /** Somebody whom only these commands are about. */
    private String aPerson() {
        String username = "subject-" + Ids.next().toString().substring(24);
        done(people.invite(
                Ids.next(), username, "Subject", Set.of(Role.QC_REVIEWER), "for a test", lab.actor("admin")));
        return username;
    }

    private String anItem() {
        String code = "EQ-" + Ids.next().toString().substring(24).toUpperCase(java.util.Locale.ROOT);
        Map<String, String> listed = Map.of(
                "kind",
                "EQUIPMENT",
                "code",
                code,
                "type",
                "counter",
                "description",
                "Counter",
                "from",
                "2020-01-01",
                "until",
                "2199-12-31");
        done(process.inventory().listItem(Ids.next(), listed, lab.actor("qa"), ZoneOffset.UTC));
        return code;
    }

    private Documents.Controlled approved() {
        return lab.bean(Documents.class).approved(Documents.Kind.MODEL).get(0);
    }

    private UUID aReceivedLot() {
        SampleLot sample = lab.dose();
        UUID registered = lab.way().register(sample);
        lab.way().receive(registered, sample);
        return registered;
    }

    private RegisterLot registration() {
        return done(RegisterLot.read(lab.way().registration(lab.dose()), ZoneOffset.UTC));
    }

    private ReceiveSamples reception() {
        return done(ReceiveSamples.read(lab.way().reception(lab.dose()), ZoneOffset.UTC));
    }

    private PerformTest viability() {
        return new PerformTest(
                "viability",
                1,
                RecordJson.object(),
                java.time.Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static <T> T done(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<T>) outcome).value();
    }
}
