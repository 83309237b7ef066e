package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.lot.Decision;
import io.lotgate.lot.Detail;
import io.lotgate.lot.Event;
import io.lotgate.lot.Inventory;
import io.lotgate.lot.Outcome;
import io.lotgate.lot.PerformTest;
import io.lotgate.lot.Result;
import io.lotgate.lot.Status;
import io.lotgate.notify.Notice;
import io.lotgate.notify.Notices;
import io.lotgate.value.Ids;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Runs and what they are made with; what a failed bank, reagent or session does to the lots that used it. */
abstract class SourceScenarios {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String PRODUCT = "controlled-cells";
    private static final String PROCEDURE = "SOP-T-1, version 1";
    private static final String COUNT = "{\"viablePerMl\":\"1000000\",\"viability\":\"88\"}";

    @BeforeAll
    static void aProductWhoseViabilityNamesItsRun() {
        ScenarioCells.approved(1);
        ScenarioCells.approved(PRODUCT, 1, yaml -> yaml.replace(
                        "    methodReference: " + PROCEDURE + "\n",
                        "    methodReference: " + PROCEDURE + "\n"
                                + "    run: {equipment: [counter], reagents: [dye], qualified: true}\n")
                .replace(
                        "    method: numeric\n    methodReference: SOP-T-5, version 1\n    criterion:\n"
                                + "      min: \"20\"\n      unit: \"%\"\n",
                        "    method: karyotype\n    methodReference: SOP-T-5, version 1\n    criterion:\n"
                                + "      minCells: \"20\"\n"));
    }

    @Test
    void aRunIsOnRecordWithItsItemsAsTheyWere() {
        String counter = listed("EQUIPMENT", "counter", 30);
        String dye = listed("REAGENT", "dye", 30);
        qualified("technician", 30);
        Story story = registered(Map.of()).receive();
        TimedLab.done(run(story, counter, dye, Optional.empty(), "technician"));
        Result.Run run = story.test("viability")
                .latest()
                .orElseThrow()
                .result()
                .record()
                .run()
                .orElseThrow();
        assertThat(run.items()).extracting(Result.Used::code).containsExactly(counter, dye, "technician/" + PROCEDURE);
        assertThat(run.items()).allSatisfy(used -> assertThat(used.until()).isPresent());
        assertThat(run.deviation()).isEmpty();
        story.agrees();
    }

    @Test
    void anExpiredReagentBlocksUntilQaAcceptsADeviation() throws Exception {
        String counter = listed("EQUIPMENT", "counter", 400);
        String dye = listed("REAGENT", "dye", 1);
        qualified("technician", 400);
        Story story = registered(Map.of()).receive();
        TimedLab.later(Duration.ofDays(3));
        assertThat(TimedLab.refused(run(story, counter, dye, Optional.empty(), "technician")))
                .singleElement()
                .asString()
                .contains("The reagent " + dye + " cannot be used: it expired ", "name a deviation");
        story.act(
                "open-deviation",
                "technician",
                "number",
                "DEV-7",
                "gravity",
                "MINOR",
                "description",
                "The dye expired two days before.",
                "impact",
                "None known.");
        assertThat(TimedLab.refused(run(story, counter, dye, Optional.of("DEV-7"), "technician")))
                .singleElement()
                .asString()
                .contains("Deviation DEV-7 is not closed by QA as acceptable");
        story.act(
                "close-deviation",
                "qa",
                "deviation",
                story.lot().openDeviations().get(0).id().toString(),
                "acceptable",
                "yes",
                "reason",
                "The dye was tested beside a new lot and agrees.");
        TimedLab.done(run(story, counter, dye, Optional.of("DEV-7"), "technician"));
        Result.Run run = story.test("viability")
                .latest()
                .orElseThrow()
                .result()
                .record()
                .run()
                .orElseThrow();
        assertThat(run.deviation()).contains("DEV-7");
        assertThat(run.items())
                .filteredOn(used -> used.objection().isPresent())
                .extracting(Result.Used::code)
                .containsExactly(dye);
        assertThat(decisionPage(story))
                .contains("Performed with the reagent " + dye + " although it expired ", ", by deviation DEV-7.");
        story.agrees();
    }

    @Test
    void anUnqualifiedAnalystIsBlockedUntilQaQualifiesThem() {
        String counter = listed("EQUIPMENT", "counter", 30);
        String dye = listed("REAGENT", "dye", 30);
        Story story = registered(Map.of()).receive();
        assertThat(TimedLab.refused(run(story, counter, dye, Optional.empty(), "technician2")))
                .singleElement()
                .asString()
                .contains("has no valid qualification for " + PROCEDURE + ": none is on record");
        qualified("technician2", 30);
        TimedLab.done(run(story, counter, dye, Optional.empty(), "technician2"));
    }

    @Test
    void aRunNeedsOneItemOfEachTypeAndNoOther() {
        String counter = listed("EQUIPMENT", "counter", 30);
        qualified("technician", 30);
        Story story = registered(Map.of()).receive();
        assertThat(TimedLab.refused(run(story, "", "NOWHERE", Optional.empty(), "technician")))
                .containsExactly(
                        "Choose which equipment (counter) was used.",
                        "The inventory has no item NOWHERE. List it there first, or choose another.");
        assertThat(TimedLab.refused(run(story, counter, counter, Optional.empty(), "technician")))
                .singleElement()
                .asString()
                .contains("is equipment counter, not reagent dye");
    }

    @Test
    void aBanksFailureHoldsEveryLotMadeFromItAndNoOther() {
        String bank = listed("BANK", "", 0);
        Story open = registered(Map.of("bank", bank));
        Story released = conditionallyReleased(bank);
        Story other = registered(Map.of());
        TimedLab.done(failing(bank, "Mycoplasma in the bank."));
        assertThat(List.of(open, released)).allSatisfy(story -> {
            assertThat(story.lot().status()).isEqualTo(Status.ON_HOLD);
            assertThat(holds(story)).singleElement().satisfies(hold -> {
                assertThat(hold.cause()).isEqualTo(Detail.Cause.SOURCE);
                assertThat(hold.item()).contains(bank);
                assertThat(hold.reason()).contains("Mycoplasma in the bank.");
            });
            story.agrees();
        });
        assertThat(other.lot().status()).isEqualTo(Status.QUARANTINE);
        assertThat(told())
                .contains(
                        open.lot().registration().number(),
                        released.lot().registration().number());
        assertThat(TimedLab.refused(Story.registering(input(Map.of("bank", bank)))))
                .singleElement()
                .asString()
                .contains("The bank " + bank + " failed", "No lot of it is registered");
    }

    @Test
    void aReagentsFailureHoldsTheLotsOfItsRunsAndALiftedHoldStaysLifted() {
        String counter = listed("EQUIPMENT", "counter", 30);
        String dye = listed("REAGENT", "dye", 30);
        qualified("technician", 30);
        Story story = registered(Map.of()).receive();
        TimedLab.done(run(story, counter, dye, Optional.empty(), "technician"));
        TimedLab.done(failing(dye, "Wrong concentration."));
        assertThat(story.lot().status()).isEqualTo(Status.ON_HOLD);
        TimedLab.done(story.liftingHold());
        TimedLab.lab().process().inventory().holdAffected();
        assertThat(story.lot().status()).isEqualTo(Status.UNDER_TEST);
        assertThat(TimedLab.refused(failing(dye, "Again.")))
                .singleElement()
                .asString()
                .contains("already");
        assertThat(TimedLab.refused(run(registered(Map.of()).receive(), counter, dye, Optional.empty(), "technician")))
                .singleElement()
                .asString()
                .contains("cannot be used: it failed: Wrong concentration.");
    }

    /** The second lot cannot be written to while the others are held, as if the program ended before it. */
    @Test
    void lotsThatWereNotReachedAreHeldByTheNextSweepAndOnlyOnce() {
        String bank = listed("BANK", "", 0);
        List<Story> stories = List.of(
                registered(Map.of("bank", bank)), registered(Map.of("bank", bank)), registered(Map.of("bank", bank)));
        JdbcClient owner = JdbcClient.create(TimedLab.lab().owner());
        owner.sql("CREATE FUNCTION record.stopped() RETURNS trigger LANGUAGE plpgsql AS"
                        + " $$ BEGIN RAISE EXCEPTION 'stopped'; END $$")
                .update();
        owner.sql("CREATE TRIGGER stopped BEFORE INSERT ON record.lot_event FOR EACH ROW WHEN (NEW.lot = '"
                        + stories.get(1).id() + "') EXECUTE FUNCTION record.stopped()")
                .update();
        try {
            TimedLab.done(failing(bank, "Contaminated."));
        } finally {
            owner.sql("DROP TRIGGER stopped ON record.lot_event").update();
            owner.sql("DROP FUNCTION record.stopped()").update();
        }
        assertThat(stories)
                .extracting(story -> story.lot().status())
                .containsExactly(Status.ON_HOLD, Status.QUARANTINE, Status.ON_HOLD);
        assertThat(TimedLab.lab().lots().inventory().affected())
                .extracting(Inventory.Affected::lot)
                .containsExactly(stories.get(1).id());
        TimedLab.lab().process().inventory().holdAffected();
        TimedLab.lab().process().inventory().holdAffected();
        assertThat(stories).allSatisfy(story -> assertThat(holds(story)).hasSize(1));
        stories.get(1).agrees();
    }

    @Test
    void equipmentThatWasTakenIntoUseAgainHoldsOnlyWhatUsedItSince() {
        String counter = listed("EQUIPMENT", "counter", 30);
        String dye = listed("REAGENT", "dye", 30);
        qualified("technician", 30);
        Story before = registered(Map.of()).receive();
        TimedLab.done(run(before, counter, dye, Optional.empty(), "technician"));
        TimedLab.done(failing(counter, "Out of tolerance."));
        assertThat(before.lot().status()).isEqualTo(Status.ON_HOLD);
        TimedLab.done(TimedLab.lab()
                .process()
                .inventory()
                .renewItem(
                        Ids.next(),
                        counter,
                        Map.of("from", Story.today(), "until", day(90), "remark", "Repaired, certificate 12"),
                        TimedLab.lab().actor("qa"),
                        ZoneOffset.UTC));
        Story since = registered(Map.of()).receive();
        TimedLab.done(run(since, counter, dye, Optional.empty(), "technician"));
        TimedLab.done(failing(counter, "Out of tolerance again."));
        assertThat(holds(before)).hasSize(1);
        assertThat(holds(since)).singleElement().satisfies(hold -> assertThat(hold.reason())
                .contains("again"));
    }

    @Test
    void cellsOfAnotherSexHoldTheLotAndItsSession() {
        String session = "S-" + NUMBER.incrementAndGet();
        Story mixed = registered(Map.of("session", session)).receive();
        Story same = registered(Map.of("session", session));
        Story other = registered(Map.of("session", session + "-B"));
        mixed.perform("potency", "{\"karyotype\":\"46,XY[20]\",\"donorSex\":\"F\"}");
        assertThat(holds(mixed)).singleElement().satisfies(hold -> assertThat(hold.cause())
                .isEqualTo(Detail.Cause.IDENTITY));
        assertThat(holds(same)).singleElement().satisfies(hold -> {
            assertThat(hold.cause()).isEqualTo(Detail.Cause.SOURCE);
            assertThat(hold.item()).contains(session);
            assertThat(hold.reason()).contains(mixed.lot().registration().number());
        });
        assertThat(other.lot().status()).isEqualTo(Status.QUARANTINE);
        assertThat(TimedLab.refused(Story.registering(input(Map.of("session", session)))))
                .singleElement()
                .asString()
                .contains("The session " + session + " failed");
        mixed.agrees();
    }

    @Test
    void thePagesListItemsChooseThemAndShowWhatARunWasMadeWith() throws Exception {
        Lab lab = TimedLab.lab();
        String dye = listed("REAGENT", "dye", 1);
        TimedLab.later(Duration.ofDays(3));
        Visitor technician = Visitor.signedIn(lab.url(), "technician", SamplePeople.PASSWORD);
        String counter = "EQ-P" + NUMBER.incrementAndGet();
        Map<String, String> form = new HashMap<>(
                Map.of("kind", "EQUIPMENT", "code", counter, "type", "counter", "description", "Counter on the page"));
        form.putAll(Map.of("from", Story.today(), "until", "2001-01-01"));
        assertThat(technician.post("/lotgate/inventory", form).statusCode()).isEqualTo(422);
        form.put("until", day(30));
        assertThat(technician.post("/lotgate/inventory", form).statusCode()).isEqualTo(302);
        assertThat(technician.get("/lotgate/inventory?kind=EQUIPMENT").body()).contains(counter);
        assertThat(technician.get("/lotgate/inventory?kind=REAGENT").body())
                .contains(dye, "Overdue")
                .doesNotContain(counter);
        assertThat(technician.get("/lotgate/inventory/item?code=" + dye).body())
                .contains("It cannot be used now: it expired ", "Failures are declared by a QA manager.");
        qualified("technician", 30);
        Story story = registered(Map.of()).receive();
        TimedLab.later(Duration.ofHours(1));
        String address = "/lotgate/lots/" + story.lot().registration().number() + "/tests/viability";
        assertThat(technician.get(address + "/perform").body())
                .contains(counter, dye + ", For tests (not usable: it expired ", "Your qualification for");
        Map<String, String> values = new HashMap<>(Map.of("o:/viablePerMl", "1000000", "o:/viability", "88"));
        values.putAll(Map.of("run:counter", counter, "run:dye", dye, "version", "1"));
        values.putAll(Map.of("signer", "technician", "password", SamplePeople.PASSWORD));
        values.put("performedAt", TimedLab.now().toString().substring(0, 16));
        assertThat(technician.post(address + "/perform", values)).satisfies(refused -> {
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body()).contains("The reagent " + dye + " cannot be used: it expired ", "#f-run-dye");
        });
        values.put("run:dye", listed("REAGENT", "dye", 30));
        assertThat(technician.post(address + "/perform", values).statusCode()).isEqualTo(302);
        assertThat(technician.get(address).body()).contains(counter, "until " + day(30));
        assertThat(technician.get("/lotgate/inventory/item?code=" + counter).body())
                .contains(story.lot().registration().number());
    }

    private static String decisionPage(Story story) throws Exception {
        return Visitor.signedIn(TimedLab.lab().url(), "certifier", SamplePeople.PASSWORD)
                .get("/lotgate/lots/" + story.lot().registration().number() + "/decision")
                .body();
    }

    private static Story conditionallyReleased(String bank) {
        Map<String, String> input = Story.registration("scenario-cells/1", Story.SHELF_LIFE);
        input.put("bank", bank);
        return Story.of(TimedLab.done(Story.registering(input)))
                .receive()
                .gating()
                .decided(Decision.CONDITIONAL_RELEASE, "");
    }

    private static Map<String, String> input(Map<String, String> more) {
        Map<String, String> input = new HashMap<>(Story.registration(PRODUCT + "/1", Story.SHELF_LIFE));
        input.putAll(more);
        return input;
    }

    private static Story registered(Map<String, String> more) {
        return Story.of(TimedLab.done(Story.registering(input(more))));
    }

    private static Outcome<UUID> run(Story story, String counter, String dye, Optional<String> deviation, String who) {
        Map<String, String> items = counter.isEmpty() ? Map.of("dye", dye) : Map.of("counter", counter, "dye", dye);
        PerformTest command = new PerformTest(
                        "viability",
                        story.test("viability").nextAttempt(),
                        Story.json(COUNT),
                        TimedLab.now().truncatedTo(ChronoUnit.MICROS),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())
                .with(new PerformTest.Controls(items, deviation));
        return TimedLab.lab()
                .process()
                .perform(Ids.next(), story.id(), command, TimedLab.lab().actor(who), Lab.credentials(who));
    }

    private static String listed(String kind, String type, int days) {
        String code = kind.substring(0, 2) + "-" + NUMBER.incrementAndGet();
        Map<String, String> entered = new HashMap<>(Map.of("kind", kind, "code", code, "description", "For tests"));
        if (!type.isEmpty()) {
            entered.putAll(Map.of("type", type, "from", Story.today(), "until", day(days)));
        }
        TimedLab.done(listing(entered));
        return code;
    }

    /** Qualifies a person for the procedure from now on, listed or renewed. */
    private static void qualified(String who, int days) {
        String code = who + "/" + PROCEDURE;
        Map<String, String> entered = new HashMap<>(
                Map.of("kind", "QUALIFICATION", "code", who, "type", PROCEDURE, "description", "Counting of cells"));
        entered.putAll(Map.of("from", Story.today(), "until", day(days), "remark", "Training record 3"));
        Lab lab = TimedLab.lab();
        if (lab.lots().inventory().find(code).isEmpty()) {
            TimedLab.done(listing(entered));
        } else {
            TimedLab.done(
                    lab.process().inventory().renewItem(Ids.next(), code, entered, lab.actor("qa"), ZoneOffset.UTC));
        }
    }

    private static Outcome<UUID> listing(Map<String, String> entered) {
        Lab lab = TimedLab.lab();
        return lab.process().inventory().listItem(Ids.next(), entered, lab.actor("qa"), ZoneOffset.UTC);
    }

    private static Outcome<UUID> failing(String code, String reason) {
        Lab lab = TimedLab.lab();
        return lab.process().inventory().failItem(Ids.next(), code, reason, lab.actor("qa"), Lab.credentials("qa"));
    }

    private static List<Detail.Hold> holds(Story story) {
        return story.lot().events().of(Detail.Hold.class).stream()
                .map(Event::detail)
                .toList();
    }

    private static List<String> told() {
        return TimedLab.lab()
                .bean(Notices.class)
                .page(TimedLab.lab().actor("qa"), new Notices.Place(Optional.empty(), false), 50)
                .rows()
                .stream()
                .filter(notice -> notice.kind() == Notice.Kind.HOLD)
                .map(Notices.Told::number)
                .toList();
    }

    private static String day(int ahead) {
        return TimedLab.now()
                .plus(Duration.ofDays(ahead))
                .atZone(ZoneOffset.UTC)
                .toLocalDate()
                .toString();
    }
}
