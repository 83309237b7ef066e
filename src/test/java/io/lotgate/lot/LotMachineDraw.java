package io.lotgate.lot;

import io.lotgate.ledger.Actor;
import io.lotgate.lot.LotMachine.Verb;
import io.lotgate.lot.LotMachineEntries.Quality;
import io.lotgate.specification.Gate;
import io.lotgate.specification.Performer;
import io.lotgate.specification.TestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Draws the next command from one seed and the lot as it stands: mostly something the lot waits for, otherwise anything by
 * anybody. The same seed and the same lot give the same command.
 */
final class LotMachineDraw {
    /** A command in words, and how it is sent. */
    record Command(String words, Optional<Act> act, Function<LotMachine, Outcome<?>> send) {}

    /** People of one laboratory, some with more than one role. */
    static final List<Actor> PEOPLE = List.of(
            person(1, "technician", "QC_TECHNICIAN"),
            person(2, "second technician", "QC_TECHNICIAN"),
            person(3, "reviewer", "QC_REVIEWER"),
            person(4, "second reviewer", "QC_REVIEWER"),
            person(5, "QA manager", "QA_MANAGER"),
            person(6, "second QA manager", "QA_MANAGER"),
            person(7, "certifier", "CERTIFIER"),
            person(8, "second certifier", "CERTIFIER"),
            person(9, "technician and reviewer", "QC_TECHNICIAN", "QC_REVIEWER"),
            person(10, "technician and certifier", "QC_TECHNICIAN", "CERTIFIER"),
            person(11, "reviewer and certifier", "QC_REVIEWER", "CERTIFIER"),
            person(12, "reviewer and QA manager", "QC_REVIEWER", "QA_MANAGER"),
            person(13, "technician and QA manager", "QC_TECHNICIAN", "QA_MANAGER"),
            person(14, "QA manager and certifier", "QA_MANAGER", "CERTIFIER"),
            person(15, "everything", "QC_TECHNICIAN", "QC_REVIEWER", "QA_MANAGER", "CERTIFIER"),
            person(16, "auditor", "AUDITOR"));

    private static final Set<String> SELDOM = Set.of(
            "hold",
            "open-deviation",
            "store-sample",
            "take-sample",
            "recall",
            "withdraw-dose",
            "discard",
            "reconcile",
            "decline-supply");

    /** Acts that carry a course of events on. */
    private static final Set<String> AWAITED = Set.of(
            "check-dose",
            "issue-dose",
            "receive-dose",
            "administer-dose",
            "evaluate-risk",
            "accept-supply",
            "authority-notified");

    private final long seed;
    private final LotMachine machine;
    private final boolean smooth;
    private SplittableRandom random;

    /** Something that can be drawn; its name and the seed alone decide how it is drawn, whatever else there is. */
    private record Option(String name, Supplier<Command> draw) {}

    /**
     * @param smooth what a laboratory does where everything goes well, or nearly
     */
    LotMachineDraw(long seed, LotMachine machine, boolean smooth) {
        this.seed = seed;
        this.machine = machine;
        this.smooth = smooth;
        this.random = new SplittableRandom(seed);
    }

    /** Lets some time pass and draws a command. */
    Command next(Optional<Verb> broken) {
        machine.pass(smooth ? Duration.ofMinutes(random.nextInt(60)) : time(), random.nextInt(4) == 0);
        boolean plausible = smooth || chance(75);
        boolean actsFirst = !smooth && chance(40);
        List<Option> options = List.of();
        if (plausible && actsFirst) {
            options = possible();
        }
        if (plausible && options.isEmpty()) {
            options = due(machine.lot(), broken);
        }
        if (plausible && !smooth && options.isEmpty()) {
            options = possible();
        }
        return options.isEmpty() ? anything() : drawn(options);
    }

    /** The option that the seed favours; it stays the same when others come or go. */
    private Command drawn(List<Option> options) {
        Option favoured = options.stream()
                .min(Comparator.comparingLong(option -> of(option.name()).nextLong()))
                .orElseThrow();
        random = of(favoured.name());
        return favoured.draw().get();
    }

    private SplittableRandom of(String name) {
        return new SplittableRandom(seed ^ (0x9E3779B97F4A7C15L * name.hashCode()));
    }

    private Duration time() {
        int share = random.nextInt(100);
        if (share < 70) {
            return Duration.ofMinutes(random.nextInt(120));
        }
        return share < 94 ? Duration.ofHours(random.nextInt(20)) : Duration.ofDays(random.nextInt(share < 99 ? 8 : 60));
    }

    /** What the lot waits for; where the guard of a verb is broken, what that verb takes for due as well. */
    private List<Option> due(Lot lot, Optional<Verb> broken) {
        List<Option> due = new ArrayList<>(due(lot));
        broken.map(verb -> machine.seen(verb, PEOPLE.get(0)).lot())
                .filter(seen -> !seen.equals(lot))
                .ifPresent(seen -> due.addAll(due(seen)));
        return due;
    }

    private List<Option> due(Lot lot) {
        List<Option> due = new ArrayList<>();
        switch (lot.step()) {
            case RECEIVE_SAMPLES -> due.add(new Option("receive", () -> receive(true)));
            case REVIEW_BATCH_RECORD -> due.add(new Option("batch record", () -> batchRecord(lot, true)));
            case DECIDE -> due.add(new Option("decide", () -> decide(plausible(lot))));
            default -> {}
        }
        for (LotTest test : lot.tests()) {
            String id = test.specification().id();
            Gate gate = test.specification().gate();
            boolean later = smooth && (gate == Gate.LATE || gate == Gate.ADMINISTRATION);
            if (!lot.closed(test) && !later) {
                switch (test.phase()) {
                    case TO_PERFORM -> due.add(new Option("perform " + id, () -> perform(test, true)));
                    case TO_REVIEW ->
                        due.add(new Option(
                                "review " + id, () -> review(latest(test), chance(smooth ? 100 : 88), true)));
                    default -> {}
                }
                test.openInvestigation()
                        .filter(open -> open.phase() != LotInvestigation.Phase.RETESTING)
                        .ifPresent(open -> due.add(new Option("investigate " + id, () -> investigation(test, open))));
            }
        }
        return due;
    }

    private Command investigation(LotTest test, LotInvestigation open) {
        UUID id = open.opened().id();
        return switch (open.phase()) {
            case LABORATORY -> laboratory(id);
            case ASSESSMENT -> chance(70) ? plan(test, id, true) : conclude(id, Conclusion.Finding.INVALIDATED);
            default -> conclude(id, any(Conclusion.Finding.values()));
        };
    }

    /** Every act that somebody could do now. */
    private List<Option> possible() {
        Lot lot = machine.seen(Verb.ACT, PEOPLE.get(0)).lot();
        List<Act> possible = Act.all().stream()
                .filter(act -> act.blocked().apply(lot).isEmpty())
                .filter(act ->
                        !SELDOM.contains(act.id()) || of("seldom " + act.id()).nextInt(100) < 6)
                .toList();
        List<Act> awaited =
                possible.stream().filter(act -> AWAITED.contains(act.id())).toList();
        return (awaited.isEmpty() || chance(40) ? possible : awaited)
                .stream().map(act -> new Option(act.id(), () -> act(act, true))).toList();
    }

    private Command anything() {
        Lot lot = machine.lot();
        LotTest test = one(lot.tests());
        UUID investigation = lot.investigations().opened().isEmpty() || chance(20)
                ? new UUID(9, random.nextInt(9))
                : one(lot.investigations().opened()).id();
        return switch (any(Verb.values())) {
            case RECEIVE -> receive(chance(50));
            case PERFORM -> perform(test, false);
            case REVIEW ->
                review(
                        lot.results().isEmpty()
                                ? new UUID(9, 1)
                                : one(lot.results()).record().id(),
                        chance(50),
                        false);
            case LABORATORY -> laboratory(investigation);
            case PLAN -> plan(test, investigation, false);
            case CONCLUDE -> conclude(investigation, any(Conclusion.Finding.values()));
            case BATCH_RECORD -> batchRecord(lot, false);
            case DECIDE -> decide(any(Decision.values()));
            case ACT -> act(one(Act.all()), chance(50));
        };
    }

    private Command receive(boolean plausible) {
        Instant collected = LotBench.MADE.plus(Duration.ofHours(plausible ? 1 : random.nextInt(6) - 2));
        boolean acceptable = chance(90);
        ReceiveSamples samples = new ReceiveSamples(
                collected,
                collected.plus(Duration.ofMinutes(30)),
                new java.math.BigDecimal("5.0"),
                acceptable,
                new java.math.BigDecimal("12"),
                "Refrigerator 2",
                acceptable || !plausible ? Optional.empty() : Optional.of("DEV-0 late courier"));
        Actor by = who("QC_TECHNICIAN");
        return command("receives samples", by, on -> on.receive(samples, by));
    }

    private Command perform(LotTest test, boolean plausible) {
        TestSpecification specification = test.specification();
        Quality quality = plausible ? quality() : any(Quality.values());
        Instant collected =
                machine.lot().reception().map(Reception::collectedAt).orElse(machine.now);
        Instant grown = collected.plus(Duration.ofDays(15));
        boolean waits = plausible && specification.method().equals("culture") && grown.isAfter(machine.now);
        Actor by = who("QC_TECHNICIAN");
        Optional<Result.ExternalReport> report =
                specification.performer() == Performer.EXTERNAL && (plausible || chance(50))
                        ? Optional.of(new Result.ExternalReport("Laboratory", "7", LocalDate.EPOCH, "0".repeat(64)))
                        : Optional.empty();
        Optional<String> reason = plausible || chance(50) ? Optional.of("repeated") : Optional.empty();
        int attempt = plausible || chance(70) ? test.nextAttempt() : 1 + random.nextInt(3);
        boolean typo = !plausible && chance(10);
        return command("performs " + specification.id() + ", " + quality, by, on -> {
            if (waits) {
                on.pass(Duration.between(on.now, grown), false);
            }
            return on.perform(
                    new PerformTest(
                            typo ? "no-such-test" : specification.id(),
                            attempt,
                            LotMachineEntries.entry(specification, quality, collected, on.now),
                            on.now,
                            Optional.empty(),
                            reason,
                            report,
                            Optional.empty()),
                    by);
        });
    }

    private Quality quality() {
        int share = random.nextInt(100);
        if (share < (smooth ? 96 : 66)) {
            return Quality.CONFORMING;
        }
        return share < (smooth ? 98 : 80)
                ? Quality.FAILING
                : (random.nextBoolean() ? Quality.INCONCLUSIVE : Quality.FAILED_RUN);
    }

    private static UUID latest(LotTest test) {
        return test.latest().orElseThrow().result().record().id();
    }

    private Command review(UUID result, boolean accepted, boolean plausible) {
        Actor by = who("QC_REVIEWER");
        Optional<String> reason = !accepted && (plausible || chance(50)) ? Optional.of("wrong line") : Optional.empty();
        return command(
                (accepted ? "accepts " : "returns ") + name(result), by, on -> on.review(result, accepted, reason, by));
    }

    private String name(UUID result) {
        return machine.lot().results().stream()
                .map(Signed::record)
                .filter(one -> one.id().equals(result))
                .findFirst()
                .map(one -> one.test() + " attempt " + one.attempt())
                .orElse("a result that is not there");
    }

    private Command laboratory(UUID investigation) {
        boolean explained = chance(85);
        boolean yes = chance(80);
        List<LaboratoryPhase.Answer> answers = LaboratoryPhase.QUESTIONS.stream()
                .map(question -> new LaboratoryPhase.Answer(
                        question.id(), question.text(), yes, yes || !explained ? "" : "see sheet"))
                .toList();
        Optional<String> cause = chance(40) ? Optional.of("pipette 4") : Optional.empty();
        Actor by = who("QC_REVIEWER");
        return command(
                "records the laboratory's part",
                by,
                on -> on.laboratory(new LaboratoryFindings(investigation, answers, "Looked at.", cause), by));
    }

    private Command plan(LotTest test, UUID investigation, boolean plausible) {
        int fixed = test.specification().further().retests();
        int retests = plausible && chance(80) ? (chance(75) ? fixed : 0) : random.nextInt(4);
        AttemptKind kind = chance(80) ? AttemptKind.RETEST : AttemptKind.RESAMPLE;
        Actor by = who("QA_MANAGER");
        return command(
                "plans " + retests + " retests of " + test.specification().id(),
                by,
                on -> on.plan(new PlanRetests(investigation, retests, kind, "Nothing found.", "As specified."), by));
    }

    private Command conclude(UUID investigation, Conclusion.Finding finding) {
        Optional<String> cause = chance(75) ? Optional.of("pipette 4") : Optional.empty();
        Actor by = who("QA_MANAGER");
        return command(
                "concludes " + finding,
                by,
                on -> on.conclude(new ConcludeInvestigation(investigation, finding, cause, "As investigated."), by));
    }

    private Command batchRecord(Lot lot, boolean plausible) {
        int no = chance(plausible ? 92 : 60) ? -1 : 0;
        boolean remark = chance(70);
        List<BatchRecordReview.Answer> answers = IntStream.range(
                        0, lot.specification().batchRecordReview().size())
                .mapToObj(i -> new BatchRecordReview.Answer(
                        lot.specification().batchRecordReview().get(i).id(),
                        "text",
                        i != no,
                        i == no && remark ? "page 3 is missing" : ""))
                .toList();
        long shown = machine.lot().version() - (chance(90) ? 0 : 1);
        Actor by = who("QA_MANAGER");
        return command(
                "reviews the batch record" + (no < 0 ? "" : ", with a no"),
                by,
                on -> on.batchRecord(answers, shown, by));
    }

    private Decision plausible(Lot lot) {
        List<Decision> possible = new ArrayList<>();
        for (Decision decision : List.of(Decision.RELEASE, Decision.CONDITIONAL_RELEASE)) {
            if (lot.blockers(decision, machine.now).isEmpty()) {
                possible.add(decision);
            }
        }
        if (Supplying.blocks(lot).isEmpty()) {
            possible.add(Decision.SUPPLY);
        }
        if (!possible.isEmpty()) {
            return one(possible);
        }
        boolean asked = lot.errands().stream().anyMatch(errand -> errand.need().course() == Need.Course.SUPPLY);
        return chance(asked ? 5 : 30) ? Decision.REJECT : Decision.RELEASE;
    }

    private Command decide(Decision decision) {
        String reason = chance(85) ? "as tested" : " ";
        Actor by = who("CERTIFIER");
        return command("decides " + decision, by, on -> on.decide(decision, reason, by));
    }

    private Command act(Act act, boolean plausible) {
        Actor by = who(act.roles().stream()
                .sorted()
                .toList()
                .get(random.nextInt(act.roles().size())));
        Map<String, String> texts = new LotMachineEntered(random, machine).texts(act, plausible);
        return new Command(
                by.printedName() + ": " + act.id() + " " + new TreeMap<>(texts),
                Optional.of(act),
                on -> on.act(act, texts, by));
    }

    private static Command command(String words, Actor by, Function<LotMachine, Outcome<?>> send) {
        return new Command(by.printedName() + ": " + words, Optional.empty(), send);
    }

    /**
     * Somebody with the role, now and then somebody without. One person with several roles turns up more often than
     * others; where all goes well, those at the bench do nothing else.
     */
    private Actor who(String role) {
        List<Actor> with = PEOPLE.stream().filter(one -> one.has(role)).toList();
        if (smooth) {
            return role.startsWith("QC") ? with.get(random.nextInt(2)) : one(with);
        }
        Actor busy =
                PEOPLE.get(8 + Math.floorMod(machine.lot().registration().id().getLeastSignificantBits(), 7));
        return busy.has(role) && chance(25) ? busy : one(chance(92) ? with : PEOPLE);
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private <T> T any(T[] values) {
        return one(Arrays.asList(values));
    }

    private static Actor person(int number, String name, String... roles) {
        return new Actor(new UUID(1, number), name, name, Set.of(roles));
    }

    static LocalDate day(Instant now) {
        return now.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
