package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.lot.Listing;
import io.lotgate.lot.Listing.Place;
import io.lotgate.lot.LotLine;
import io.lotgate.lot.LotQuery;
import io.lotgate.lot.LotQuery.Order;
import io.lotgate.lot.OpenWork;
import io.lotgate.lot.OpenWork.Kind;
import io.lotgate.lot.Status;
import io.lotgate.lot.WorkQuery;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists page by page and the search box, on the real database and over HTTP. */
class ListsTest {
    private static final Lab LAB = Lab.lab();
    private static final String DIN = "Y100226000034";
    private static final List<String> NUMBERS =
            IntStream.range(1, 8).mapToObj(i -> "LIST-" + i).toList();

    @BeforeAll
    static void sevenLotsAndOneOfADonation() throws Exception {
        for (String number : NUMBERS) {
            SampleLot sample = LAB.dose().numbered(number);
            UUID lot = LAB.way().register(sample);
            if (number.compareTo("LIST-4") <= 0) {
                LAB.way().receive(lot, sample);
            }
        }
        registerOfDonation("DON-1");
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void turningPagesForthAndBackShowsEachLotOnce(Order order) {
        List<String> forth = new ArrayList<>();
        Listing<LotLine> page = page(order, Place.START);
        assertThat(page.earlier()).isFalse();
        forth.addAll(numbers(page));
        while (page.later()) {
            page = page(
                    order, new Place(query(order, Place.START).key(page.rows().get(1)), false));
            forth.addAll(numbers(page));
        }
        assertThat(forth).containsExactlyInAnyOrderElementsOf(NUMBERS).doesNotHaveDuplicates();

        List<String> back = new ArrayList<>(numbers(page));
        while (page.earlier()) {
            page = page(
                    order, new Place(query(order, Place.START).key(page.rows().get(0)), true));
            back.addAll(0, numbers(page));
        }
        assertThat(back).isEqualTo(forth);
    }

    @Test
    void lotsAreFoundByStatusAndRecipientAndNothingIsAPattern() {
        assertThat(lots("LIST-", Optional.of(Status.QUARANTINE))).containsExactly("LIST-5", "LIST-6", "LIST-7");
        assertThat(lots("list-7", Optional.empty())).containsExactly("LIST-7");
        assertThat(lots("LIST_7", Optional.empty())).isEmpty();
        assertThat(lots("LIST-%", Optional.empty())).isEmpty();
        assertThat(lots(DIN, Optional.empty())).containsExactly("DON-1");
    }

    @Test
    void openWorkComesByTimeLeftPageByPage() {
        Set<Kind> kinds = EnumSet.allOf(Kind.class);
        List<OpenWork> all = LAB.lots().open(kinds, 100_000);
        assertThat(all).isSortedAccordingTo(Comparator.comparing(OpenWork::dueAt));
        List<OpenWork> paged = new ArrayList<>();
        Listing<OpenWork> page = LAB.lots().work().open(WorkQuery.all(kinds), 7);
        paged.addAll(page.rows());
        while (page.later()) {
            page = LAB.lots().work().open(at(kinds, new Place(WorkQuery.key(last(page)), false)), 7);
            paged.addAll(page.rows());
        }
        assertThat(paged).isEqualTo(all);
        List<OpenWork> before = new ArrayList<>();
        while (page.earlier()) {
            page = LAB.lots()
                    .work()
                    .open(at(kinds, new Place(WorkQuery.key(page.rows().get(0)), true)), 7);
            before.addAll(0, page.rows());
        }
        assertThat(before).isEqualTo(all.subList(0, before.size()));
        assertThat(all.size() - before.size()).isBetween(1, 7);
        assertThat(LAB.lots().work().count(WorkQuery.all(kinds), 100_000)).isEqualTo(all.size());
        assertThat(LAB.lots().work().count(WorkQuery.all(kinds), 3)).isEqualTo(3);
    }

    @Test
    void onlyOverdueWorkIsBeforeNow() {
        Instant noon =
                LAB.lots().open(EnumSet.of(Kind.PERFORM), 1).get(0).dueAt().plusSeconds(1);
        WorkQuery query = new WorkQuery(EnumSet.of(Kind.PERFORM), "", Optional.of(noon), Place.START);
        assertThat(LAB.lots().work().open(query, 1000).rows())
                .isNotEmpty()
                .allMatch(work -> work.kind() == Kind.PERFORM && work.dueAt().isBefore(noon));
        WorkQuery other = new WorkQuery(EnumSet.of(Kind.PERFORM), "nothing/1", Optional.empty(), Place.START);
        assertThat(LAB.lots().work().open(other, 1000).rows()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LIST-1",
                " list-1\r",
                "]C0LIST-1",
                "]d2" + "0104012345678901" + "10LIST-1\u001d21004",
                "(01)04012345678901(10)LIST-1(21)004"
            })
    void aScannedLabelOpensItsLot(String line) throws Exception {
        HttpResponse<String> answer = search(line);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/lotgate/lots/LIST-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=" + DIN + "00", "]C4=" + DIN + "87", "Y1002 26 000034 R", DIN})
    void aScannedDonationOpensItsOnlyLot(String line) throws Exception {
        assertThat(search(line).headers().firstValue("Location").orElse("")).endsWith("/lotgate/lots/DON-1");
    }

    @Test
    void whatNoLotHasIsAnsweredWithWhatWasUnderstood() throws Exception {
        assertThat(search("=A99991412345600").body())
                .contains("Read as donation number A9999 14 123456", "No lot has it");
        assertThat(search("=G12349865432178").body()).contains("check character does not fit");
        assertThat(search("]d210NOT-HERE\u001d21004").body()).contains("GS1 code with lot NOT-HERE, serial number 004");
        assertThat(search("&>0140072359").body()).contains("another part of an ISBT 128 label");
        assertThat(search("zzz").body()).contains("No lot matches", "Show all lots");
    }

    @Test
    void aProductIsFoundByItsName() throws Exception {
        assertThat(search("mesenchymal").body()).contains("Umbilical cord-derived mesenchymal", "data-row");
    }

    @Test
    void theAddressCarriesTheFilterAndTheWayOn() throws Exception {
        Visitor visitor = Visitor.signedIn(LAB.url(), "technician", SamplePeople.PASSWORD);
        assertThat(visitor.get("/lotgate/lots?q=LIST-&status=QUARANTINE&sort=left")
                        .body())
                .contains("LIST-5")
                .doesNotContain(">LIST-4<")
                .contains("q=LIST-&amp;sort=left&amp;status=RELEASED");
        assertThat(visitor.get("/lotgate/tasks?kind=RECEIVE_SAMPLES").body())
                .contains("LIST-5")
                .doesNotContain("/perform\"");
        assertThat(visitor.get("/lotgate/tasks?product=nothing").body()).contains("Show all my work");
        assertThat(visitor.get("/lotgate/tasks?after=%27~x~&before=%25").statusCode())
                .isEqualTo(200);
        assertThat(visitor.get("/lotgate/lots?sort=left&after=2026~").statusCode())
                .isEqualTo(200);
    }

    private static HttpResponse<String> search(String line) throws Exception {
        Visitor visitor = Visitor.signedIn(LAB.url(), "auditor", SamplePeople.PASSWORD);
        return visitor.get("/lotgate/lots?q=" + URLEncoder.encode(line, StandardCharsets.UTF_8));
    }

    private static LotQuery query(Order order, Place place) {
        return new LotQuery("LIST-", List.of(), "", Optional.empty(), order, place);
    }

    private static Listing<LotLine> page(Order order, Place place) {
        return LAB.lots().lists().lots(query(order, place), 2);
    }

    private static List<String> lots(String text, Optional<Status> status) {
        LotQuery query = new LotQuery(text, List.of(), "", status, Order.NUMBER, Place.START);
        return numbers(LAB.lots().lists().lots(query, 50));
    }

    private static List<String> numbers(Listing<LotLine> page) {
        return page.rows().stream().map(LotLine::number).toList();
    }

    private static WorkQuery at(Set<Kind> kinds, Place place) {
        return new WorkQuery(kinds, "", Optional.empty(), place);
    }

    private static OpenWork last(Listing<OpenWork> page) {
        return Collections.max(page.rows(), Comparator.comparing(page.rows()::indexOf));
    }

    private static void registerOfDonation(String number) throws Exception {
        Visitor visitor = Visitor.signedIn(LAB.url(), "technician", SamplePeople.PASSWORD);
        Map<String, String> form = new HashMap<>(Map.of(
                "commandId", UUID.randomUUID().toString(),
                "specification", "uc-msc-iv/1",
                "lotNumber", number,
                "donorType", "allogeneic",
                "din", DIN,
                "donorEligible", "yes",
                "identityChecked", "yes",
                "recipient", "R-0099",
                "weight", "3.75",
                "weightUnit", "kg"));
        form.putAll(Map.of(
                "weightDate", "2026-11-01",
                "volume", "5.0",
                "containers", "1",
                "manufacturedAt", "2026-11-01T10:00",
                "expiresAt", "2028-10-31T10:00"));
        HttpResponse<String> answer = visitor.post("/lotgate/lots", form);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    }
}
