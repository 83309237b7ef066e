package io.lotgate.lot;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.ledger.Actor;
import io.lotgate.value.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When an item of the inventory may be used, and who may say so. */
class ItemTest {
    private static final LocalDate TODAY = LocalDate.parse("2031-06-15");
    private static final Item.Listed COUNTER =
            new Item.Listed(Item.Kind.EQUIPMENT, "counter", "Counter", Optional.of(days("2031-01-01", "2031-06-30")));

    @Test
    void isUsableOnItsLastDayAndNotAfter() {
        Item item = item(COUNTER);
        assertThat(item.objection(LocalDate.parse("2031-06-30"))).isEmpty();
        assertThat(item.objection(LocalDate.parse("2031-07-01"))).contains("its calibration was due 2031-06-30");
        assertThat(item.objection(LocalDate.parse("2030-12-31"))).contains("it is valid only from 2031-01-01");
    }

    @Test
    void aRenewalDoesNotCoverTheDaysBetween() {
        Item item = item(COUNTER, new Item.Renewed(days("2031-07-10", "2032-07-09"), "Certificate 8"));
        assertThat(item.objection(LocalDate.parse("2031-07-05"))).contains("its calibration was due 2031-06-30");
        assertThat(item.objection(LocalDate.parse("2031-07-10"))).isEmpty();
        assertThat(item.until()).contains(LocalDate.parse("2032-07-09"));
    }

    @Test
    void aFailureEndsEveryTimeBeforeItAndARenewalBeginsANewOne() {
        assertThat(item(COUNTER, new Item.Failed("drift")).objection(TODAY)).contains("it failed: drift");
        Item again =
                item(COUNTER, new Item.Failed("drift"), new Item.Renewed(days("2031-06-14", "2032-06-13"), "repaired"));
        assertThat(again.objection(TODAY)).isEmpty();
        assertThat(again.objection(LocalDate.parse("2031-05-01"))).isPresent();
    }

    @Test
    void onlyQaRecordsQualificationsAndFailuresAndTakesFailedEquipmentBack() {
        Map<String, String> qualification = entered(Map.of("kind", "QUALIFICATION", "code", "li.na", "type", "SOP-1"));
        assertThat(LotBench.kinds(listed(LotBench.TECHNICIAN, qualification)))
                .containsExactly(Refusal.Kind.NOT_ALLOWED);
        assertThat(LotBench.value(listed(LotBench.QA, qualification)).code()).isEqualTo("li.na/SOP-1");
        Item failed = item(COUNTER, new Item.Failed("drift"));
        Inputs renewal = new Inputs(entered(Map.of("remark", "repaired")), ZoneOffset.UTC);
        assertThat(LotBench.kinds(new ItemRules(LotBench.TECHNICIAN, TODAY).renewed(failed, renewal)))
                .containsExactly(Refusal.Kind.NOT_ALLOWED);
        assertThat(LotBench.kinds(ItemRules.failed(item(COUNTER), LotBench.TECHNICIAN, "drift")))
                .containsExactly(Refusal.Kind.NOT_ALLOWED);
        assertThat(LotBench.refusals(ItemRules.failed(item(COUNTER), LotBench.QA, " ")))
                .extracting(Refusal::field)
                .containsExactly("reason");
    }

    @Test
    void aReagentThatFailedAndABankAreNotRenewed() {
        Item.Listed bank = new Item.Listed(Item.Kind.BANK, "", "Master bank", Optional.empty());
        Item.Listed dye =
                new Item.Listed(Item.Kind.REAGENT, "dye", "Dye", Optional.of(days("2031-01-01", "2031-06-30")));
        for (Item item : List.of(item(bank), item(dye, new Item.Failed("turbid")))) {
            Inputs renewal = new Inputs(entered(Map.of("remark", "tested")), ZoneOffset.UTC);
            assertThat(LotBench.kinds(new ItemRules(LotBench.QA, TODAY).renewed(item, renewal)))
                    .containsExactly(Refusal.Kind.BLOCKED);
        }
        assertThat(item(bank).objection(TODAY)).isEmpty();
    }

    @Test
    void nothingIsListedThatLapsedOrIsStillToComeOrIsNotUnderstood() {
        Map<String, String> dye = Map.of("kind", "REAGENT", "code", "D-1", "type", "dye");
        assertThat(fields(with(dye, "until", "2031-06-14"))).containsExactly("until");
        assertThat(fields(with(dye, "from", "2031-06-16"))).containsExactly("from");
        assertThat(fields(with(dye, "code", "d 1"))).containsExactly("code");
        assertThat(fields(with(dye, "type", "Dye kit"))).containsExactly("type");
        assertThat(fields(Map.of("kind", "DONOR", "code", "A99"))).containsExactly("code");
        assertThat(LotBench.value(listed(LotBench.TECHNICIAN, entered(dye))).code())
                .isEqualTo("D-1");
    }

    @Test
    void entriesKeepTheirNamesForEver() {
        assertThat(Arrays.stream(Item.What.class.getPermittedSubclasses()).map(Events::kind))
                .containsExactlyInAnyOrder("listed", "renewed", "failed");
    }

    private static List<String> fields(Map<String, String> more) {
        return LotBench.refusals(listed(LotBench.QA, entered(more))).stream()
                .map(Refusal::field)
                .toList();
    }

    private static Outcome<ItemRules.ListedAs> listed(Actor by, Map<String, String> entered) {
        return new ItemRules(by, TODAY).listed(new Inputs(entered, ZoneOffset.UTC));
    }

    private static Map<String, String> with(Map<String, String> base, String name, String value) {
        Map<String, String> all = new HashMap<>(base);
        all.put(name, value);
        return all;
    }

    private static Map<String, String> entered(Map<String, String> more) {
        Map<String, String> all =
                new HashMap<>(Map.of("description", "For tests", "from", "2031-06-01", "until", "2031-12-31"));
        all.putAll(more);
        return all;
    }

    private static Item.Period days(String from, String until) {
        return new Item.Period(LocalDate.parse(from), LocalDate.parse(until));
    }

    private static Item item(Item.What... history) {
        return new Item(Arrays.stream(history)
                .map(what -> new Item.Entry(Ids.next(), "EQ-1", what, Instant.EPOCH, LotBench.QA))
                .toList());
    }
}
