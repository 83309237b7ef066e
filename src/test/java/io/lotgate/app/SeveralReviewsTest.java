package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.account.Accounts;
import io.lotgate.account.Credentials;
import io.lotgate.account.Role;
import io.lotgate.ledger.Actor;
import io.lotgate.lot.Lot;
import io.lotgate.lot.LotTest;
import io.lotgate.lot.Outcome;
import io.lotgate.lot.PerformTest;
import io.lotgate.lot.Refusal;
import io.lotgate.lot.Signed;
import io.lotgate.lot.TestPhase;
import io.lotgate.value.Ids;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** One act accepts several results: all or none, each signed by itself, never one that nobody ticked. */
class SeveralReviewsTest {
    private static final List<String> TESTS = List.of("endotoxin", "mycoplasma", "mycoplasma-culture");

    private final Lab lab = Lab.lab();
    private final SampleWay way = lab.way();
    private final SampleLot sample = lab.dose();
    private final Actor reviewer = lab.actor("reviewer");
    private UUID lot = new UUID(0, 0);

    @BeforeEach
    void threeResultsWaitForReview() {
        lot = way.register(sample);
        way.receive(lot, sample);
        TESTS.forEach(test ->
                way.perform(lot, sample, test, sample.observation(test, lab.bean(Clock.class)), Optional.empty()));
    }

    @Test
    void signsEachReviewByItselfAndMovesEachTestOn() {
        assertThat(accept(Ids.next(), results(TESTS))).isInstanceOf(Outcome.Done.class);
        assertThat(lot().reviews()).hasSize(3).allSatisfy(review -> {
            assertThat(review.signatures()).singleElement().satisfies(signature -> {
                assertThat(signature.meaning()).isEqualTo("reviewed");
                assertThat(signature.subject()).isEqualTo(review.record().id());
                assertThat(signature.covers(review.digest())).isTrue();
            });
        });
        assertThat(TESTS)
                .allSatisfy(test ->
                        assertThat(lot().test(test).orElseThrow().phase()).isEqualTo(TestPhase.CONCLUDED));
        assertThat(verified()).isEmpty();
    }

    @Test
    void signsNothingWhenOneWasReviewedMeanwhileAndNamesIt() {
        List<UUID> shown = results(TESTS);
        way.accept(lot, "mycoplasma");
        Outcome<UUID> late = accept(Ids.next(), shown);
        assertThat(refusals(late)).singleElement().satisfies(refusal -> {
            assertThat(refusal.kind()).isEqualTo(Refusal.Kind.STALE);
            assertThat(refusal.field()).isEqualTo(result("mycoplasma").toString());
            assertThat(refusal.message()).startsWith("Mycoplasma").contains("Accepted by Reviewer (sample), ");
        });
        assertThat(lot().reviews()).hasSize(1);
        assertThat(accept(Ids.next(), results(List.of("endotoxin", "mycoplasma-culture"))))
                .isInstanceOf(Outcome.Done.class);
        assertThat(verified()).isEmpty();
    }

    @Test
    void signsNothingWhenOneWasReplacedMeanwhile() {
        List<UUID> shown = results(TESTS);
        way.sendBack(lot, "mycoplasma", "wrong kit");
        way.perform(
                lot,
                sample,
                "mycoplasma",
                sample.observation("mycoplasma", lab.bean(Clock.class)),
                Optional.of("right kit"));
        assertThat(refusals(accept(Ids.next(), shown)))
                .extracting(Refusal::kind)
                .containsExactly(Refusal.Kind.STALE);
        assertThat(lot().reviews()).hasSize(1);
    }

    @Test
    void signsNothingWhenOneOfThemIsTheReviewersOwn() {
        Actor both = person("both-duties", Role.QC_TECHNICIAN, Role.QC_REVIEWER);
        PerformTest own = new PerformTest(
                "viability",
                1,
                sample.observation("viability", lab.bean(Clock.class)),
                lab.bean(Clock.class).instant(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Credentials password = new Credentials(both.username(), SamplePeople.PASSWORD);
        assertThat(lab.process().perform(Ids.next(), lot, own, both, password)).isInstanceOf(Outcome.Done.class);
        Outcome<UUID> all =
                lab.process().acceptAll(Ids.next(), lot, results(List.of("viability", "endotoxin")), both, password);
        assertThat(refusals(all)).singleElement().satisfies(refusal -> {
            assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_ALLOWED);
            assertThat(refusal.field()).isEqualTo(result("viability").toString());
        });
        assertThat(lot().reviews()).isEmpty();
    }

    @Test
    void countsOneWrongPasswordForTheWholeAct() {
        Actor other = person("second-reviewer", Role.QC_REVIEWER);
        long before = lab.ledger().version("person/second-reviewer");
        Outcome<UUID> wrong = lab.process()
                .acceptAll(Ids.next(), lot, results(TESTS), other, new Credentials("second-reviewer", "not this one"));
        assertThat(refusals(wrong)).extracting(Refusal::field).containsExactly("password");
        assertThat(lab.ledger().version("person/second-reviewer")).isEqualTo(before + 1);
        assertThat(lot().reviews()).isEmpty();
    }

    @Test
    void theSameActSentEightTimesAtOnceSignsOnce() {
        UUID command = Ids.next();
        List<UUID> shown = results(TESTS);
        List<Outcome<UUID>> outcomes = IntStream.range(0, 8)
                .parallel()
                .mapToObj(click -> accept(command, shown))
                .toList();
        assertThat(outcomes).allMatch(Outcome.Done.class::isInstance);
        assertThat(lot().reviews()).hasSize(3);
        assertThat(refusals(accept(command, List.of(result("endotoxin")))))
                .extracting(Refusal::kind)
                .containsExactly(Refusal.Kind.STALE);
    }

    @Test
    void refusesAResultOfAnotherLotAndAnActOverNothing() {
        UUID stranger = Ids.next();
        assertThat(refusals(accept(Ids.next(), List.of(result("endotoxin"), stranger))))
                .extracting(Refusal::kind)
                .containsExactly(Refusal.Kind.NOT_FOUND);
        assertThat(refusals(accept(Ids.next(), List.of())))
                .extracting(Refusal::kind)
                .containsExactly(Refusal.Kind.INPUT);
        assertThat(lot().reviews()).isEmpty();
    }

    @Test
    void thePageTicksNothingItselfAndOnRequestOnlyWhatPlainlyConforms() throws Exception {
        ObjectNode low = sample.observation("viability", lab.bean(Clock.class));
        low.put("viability", "71");
        way.perform(lot, sample, "viability", low, Optional.empty());
        Visitor visitor = Visitor.signedIn(lab.url(), "reviewer", SamplePeople.PASSWORD);
        String blank = visitor.get(address()).body();
        assertThat(blank).contains("4 results wait for review");
        assertThat(ticked(blank)).isEmpty();
        assertThat(ticked(visitor.get(address() + "?tick=plain").body()))
                .containsExactlyInAnyOrderElementsOf(
                        results(TESTS).stream().map(UUID::toString).toList());
        assertThat(visitor.get("/lotgate/lots/" + sample.number()).body()).contains("Review 4 results");
    }

    @Test
    void aRefusedPageKeepsWhatElseWasTicked() throws Exception {
        Visitor visitor = Visitor.signedIn(lab.url(), "reviewer", SamplePeople.PASSWORD);
        Map<String, String> form = new HashMap<>(Map.of("signer", "reviewer", "password", SamplePeople.PASSWORD));
        results(TESTS).forEach(result -> form.put("r:" + result, "on"));
        way.accept(lot, "mycoplasma");
        HttpResponse<String> late = visitor.post(address(), form);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("Accepted by Reviewer (sample)").doesNotContain(SamplePeople.PASSWORD);
        assertThat(ticked(late.body()))
                .containsExactlyInAnyOrder(
                        result("endotoxin").toString(),
                        result("mycoplasma-culture").toString());
        form.keySet().removeIf(name -> name.equals("r:" + result("mycoplasma")));
        assertThat(visitor.post(address(), form).statusCode()).isEqualTo(302);
        assertThat(lot().reviews()).hasSize(3);
        assertThat(visitor.post(address(), Map.of("signer", "reviewer", "password", SamplePeople.PASSWORD))
                        .statusCode())
                .isEqualTo(422);
    }

    private static List<String> ticked(String page) {
        return Pattern.compile("<input type=\"checkbox\"[^>]*name=\"r:([0-9a-f-]+)\"[^>]*checked")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private String address() {
        return "/lotgate/lots/" + sample.number() + "/reviews";
    }

    private Outcome<UUID> accept(UUID command, List<UUID> results) {
        return lab.process().acceptAll(command, lot, results, reviewer, Lab.credentials("reviewer"));
    }

    private static List<Refusal> refusals(Outcome<UUID> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused<UUID>) outcome).reasons();
    }

    private List<UUID> results(List<String> tests) {
        return tests.stream().map(this::result).toList();
    }

    private UUID result(String test) {
        return lot().test(test).flatMap(LotTest::latest).stream()
                .flatMap(attempt -> Stream.of(attempt.result()))
                .map(Signed::record)
                .findFirst()
                .orElseThrow()
                .id();
    }

    private Lot lot() {
        return lab.lots().find(lot).orElseThrow();
    }

    private List<?> verified() {
        return Verify.verify(lab.bean(JdbcClient.class)).faults();
    }

    private Actor person(String name, Role... roles) {
        Accounts accounts = lab.bean(Accounts.class);
        return accounts.find(name)
                .orElseGet(() -> accounts.create(name, name, Set.of(roles), SamplePeople.PASSWORD, Actor.SYSTEM))
                .actor();
    }
}
