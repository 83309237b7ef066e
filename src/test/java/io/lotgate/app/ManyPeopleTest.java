package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.account.Accounts;
import io.lotgate.account.Credentials;
import io.lotgate.account.Role;
import io.lotgate.ledger.Actor;
import io.lotgate.lot.Lot;
import io.lotgate.lot.Outcome;
import io.lotgate.lot.PerformTest;
import io.lotgate.lot.Refusal;
import io.lotgate.value.Ids;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many people at the same moment: every signature once, none lost, nobody sees a failure. */
class ManyPeopleTest {
    private static final int PEOPLE = 16;
    private static final String PASSWORD = "sixteen people";
    private static final List<String> FREE_TESTS = List.of(
            "viability",
            "cd73-cd90-cd105",
            "negative-markers",
            "endotoxin",
            "sterility",
            "mycoplasma",
            "mycoplasma-culture");

    private final Lab lab = Lab.lab();
    private final List<Actor> people = people();

    @Test
    void ofSixteenWhoSignTheSameTestOneIsFirstAndTheOthersAreTold() throws Exception {
        SampleLot sample = lab.dose();
        UUID lot = received(sample);
        List<Outcome<UUID>> outcomes =
                together(person -> perform(lot, sample, "viability", people.get(person), Ids.next()));
        assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Outcome.Refused.class::isInstance).allSatisfy(refused -> assertThat(
                        ((Outcome.Refused<UUID>) refused).reasons())
                .extracting(Refusal::kind)
                .containsExactly(Refusal.Kind.STALE));
        assertThat(signatures(lot)).isEqualTo(1);
    }

    @Test
    void sixteenPeopleFinishTheTestsOfOneLot() throws Exception {
        SampleLot sample = lab.dose();
        UUID lot = received(sample);
        List<Outcome<UUID>> outcomes = together(person -> {
            String test = FREE_TESTS.get(person % FREE_TESTS.size());
            return perform(lot, sample, test, people.get(person), Ids.next());
        });
        assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(FREE_TESTS.size());
        assertThat(signatures(lot)).isEqualTo(FREE_TESTS.size());
        assertThat(lab.lots().find(lot).orElseThrow().results()).hasSize(FREE_TESTS.size());
    }

    @Test
    void sixteenPeopleFinishTasksOfSixteenLots() throws Exception {
        List<SampleLot> samples =
                IntStream.range(0, PEOPLE).mapToObj(i -> lab.dose()).toList();
        List<UUID> lots = samples.stream().map(this::received).toList();
        List<Outcome<UUID>> outcomes = together(
                person -> perform(lots.get(person), samples.get(person), "viability", people.get(person), Ids.next()));
        assertThat(outcomes).allMatch(Outcome.Done.class::isInstance);
        assertThat(lots).allSatisfy(lot -> assertThat(signatures(lot)).isEqualTo(1));
        assertThat(Verify.verify(lab.bean(JdbcClient.class)).faults()).isEmpty();
    }

    @Test
    void theSameCommandSentSixteenTimesHasOneOutcome() throws Exception {
        SampleLot sample = lab.dose();
        UUID lot = received(sample);
        UUID command = Ids.next();
        List<Outcome<UUID>> outcomes = together(click -> perform(lot, sample, "viability", people.get(0), command));
        assertThat(outcomes).allMatch(Outcome.Done.class::isInstance);
        assertThat(Set.copyOf(outcomes)).hasSize(1);
        assertThat(signatures(lot)).isEqualTo(1);
    }

    @Test
    void nobodySeesAFailureOnThePages() throws Exception {
        SampleLot sample = lab.dose();
        UUID lot = received(sample);
        List<Visitor> visitors = new ArrayList<>();
        List<String> tokens = new ArrayList<>();
        for (Actor person : people) {
            Visitor visitor = Visitor.signedIn(lab.url(), person.username(), PASSWORD);
            visitors.add(visitor);
            tokens.add(visitor.pageToken());
        }
        String address = "/lotgate/lots/" + sample.number() + "/tests/mycoplasma/perform";
        List<Integer> answers = together(person -> visitors.get(person)
                .send(address, entered(people.get(person)), tokens.get(person))
                .statusCode());
        assertThat(answers).containsOnly(302, 409).containsOnlyOnce(302);
        assertThat(signatures(lot)).isEqualTo(1);
    }

    private Map<String, String> entered(Actor person) {
        String now = io.lotgate.value.RecordJson.text(lab.bean(Clock.class).instant());
        return Map.of(
                "commandId",
                Ids.next().toString(),
                "version",
                "1",
                "o:/value",
                "Not detected",
                "performedAt",
                now.substring(0, 16),
                "signer",
                person.username(),
                "password",
                PASSWORD);
    }

    private UUID received(SampleLot sample) {
        SampleWay way = lab.way();
        UUID lot = way.register(sample);
        way.receive(lot, sample);
        return lot;
    }

    private Outcome<UUID> perform(UUID lot, SampleLot sample, String test, Actor person, UUID command) {
        Clock clock = lab.bean(Clock.class);
        PerformTest entry = new PerformTest(
                test,
                1,
                sample.observation(test, clock),
                clock.instant(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return lab.process().perform(command, lot, entry, person, new Credentials(person.username(), PASSWORD));
    }

    private long signatures(UUID lot) {
        Lot found = lab.lots().find(lot).orElseThrow();
        return found.results().stream()
                .mapToLong(result -> result.signatures().size())
                .sum();
    }

    private <T> List<T> together(Act<T> act) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(PEOPLE);
        try {
            List<Callable<T>> acts = new ArrayList<>();
            for (int i = 0; i < PEOPLE; i++) {
                int person = i;
                acts.add(() -> act.by(person));
            }
            List<T> outcomes = new ArrayList<>();
            for (Future<T> done : pool.invokeAll(acts)) {
                outcomes.add(done.get());
            }
            return outcomes;
        } finally {
            pool.shutdownNow();
        }
    }

    private List<Actor> people() {
        Accounts accounts = lab.bean(Accounts.class);
        return IntStream.range(0, PEOPLE)
                .mapToObj(i -> "many" + i)
                .map(name -> accounts.find(name)
                        .orElseGet(
                                () -> accounts.create(name, name, Set.of(Role.QC_TECHNICIAN), PASSWORD, Actor.SYSTEM))
                        .actor())
                .toList();
    }

    private interface Act<T> {
        T by(int person) throws Exception;
    }
}
