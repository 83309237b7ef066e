package io.lotgate.web;

import io.lotgate.ledger.Entry;
import io.lotgate.ledger.Ledger;
import io.lotgate.ledger.Sites;
import io.lotgate.ledger.StreamHead;
import io.lotgate.ledger.Verification;
import io.lotgate.lot.Lot;
import io.lotgate.lot.Lots;
import io.lotgate.value.CanonicalJson;
import io.lotgate.value.Digest;
import io.lotgate.value.RecordJson;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The ledger of a lot, or of the site, with its verification in plain words. */
@Controller
final class LedgerController {
    private static final int PAGE = 100;

    private final LotPages pages;
    private final Lots lots;
    private final Ledger ledger;
    private final Sites sites;
    private final Clock clock;

    LedgerController(LotPages pages, Lots lots, Ledger ledger, Sites sites, @Qualifier("lotgateClock") Clock clock) {
        this.pages = pages;
        this.lots = lots;
        this.ledger = ledger;
        this.sites = sites;
        this.clock = clock;
    }

    @GetMapping("/lotgate/lots/{number}/ledger")
    String lot(
            @PathVariable String number,
            @RequestParam(defaultValue = "0") long before,
            @RequestParam(defaultValue = "false") boolean verify,
            Model model) {
        Lot lot = pages.lot(number);
        String address = LotViews.href(lot) + "/ledger";
        return show("Lot " + number, LotViews.href(lot), Lots.stream(lot.id()), address, before, verify, model);
    }

    @GetMapping("/lotgate/ledger")
    String site(
            @RequestParam(defaultValue = "0") long before,
            @RequestParam(defaultValue = "false") boolean verify,
            Model model) {
        return show("Site", "", "site", "/lotgate/ledger", before, verify, model);
    }

    /** Another stream: of a person, a document, the accounts; refused signatures stand in the person's own. */
    @GetMapping("/lotgate/ledger/{kind}/{name}")
    String other(
            @PathVariable String kind,
            @PathVariable String name,
            @RequestParam(defaultValue = "0") long before,
            @RequestParam(defaultValue = "false") boolean verify,
            Model model) {
        String stream = kind + "/" + name;
        if (ledger.version(stream) == 0) {
            throw new NotFound("The ledger has no such stream.");
        }
        return show(stream, "", stream, "/lotgate/ledger/" + stream, before, verify, model);
    }

    private String show(
            String title, String subject, String stream, String address, long before, boolean verify, Model model) {
        long last = ledger.version(stream);
        long top = before > 0 ? Math.min(before - 1, last) : last;
        long from = Math.max(1, top - PAGE + 1);
        List<Entry> entries =
                new ArrayList<>(top < 1 ? List.of() : ledger.entries(stream, from, (int) (top - from + 1)));
        Collections.reverse(entries);
        List<Verification.Fault> faults = verify ? faults() : List.of();
        model.addAttribute(
                "page",
                new LedgerPage(
                        title,
                        subject,
                        stream.equals("site") ? others() : List.of(),
                        verify ? check(faults) : unknown(),
                        address + "?verify=true",
                        entries.stream().map(entry -> row(entry, faults)).toList(),
                        before > 0 ? address : "",
                        from > 1 ? address + "?before=" + from : ""));
        return WebConfiguration.UI + "ledger";
    }

    /** Streams of persons, documents and the accounts: what happened to them is read here. */
    private List<OptionRow> others() {
        return ledger.heads().stream()
                .map(StreamHead::stream)
                .filter(stream -> stream.matches("[a-z_]+/[^/]+") && !stream.startsWith("lot/"))
                .sorted()
                .map(stream -> new OptionRow("/lotgate/ledger/" + stream, stream, ""))
                .toList();
    }

    private List<Verification.Fault> faults() {
        return Stream.concat(ledger.verify().faults().stream(), lots.projectionCheck().compare().stream())
                .toList();
    }

    private static LedgerPage.CheckView unknown() {
        return new LedgerPage.CheckView("UNKNOWN", "Not verified on this page yet.", TimeView.none(), List.of());
    }

    private LedgerPage.CheckView check(List<Verification.Fault> faults) {
        String text = faults.isEmpty()
                ? "Every chain, every record row and every projection of this installation was recomputed; all agree."
                : "Something was changed behind the program. Do not rely on the places named here.";
        return new LedgerPage.CheckView(
                faults.isEmpty() ? "INTACT" : "BROKEN",
                text,
                TimeView.of(clock.instant(), zone()),
                faults.stream()
                        .limit(PAGE)
                        .map(fault -> fault.place() + ": " + fault.what())
                        .toList());
    }

    private LedgerPage.EntryRow row(Entry entry, List<Verification.Fault> faults) {
        String place = "ledger " + entry.stream() + " entry " + entry.number();
        return new LedgerPage.EntryRow(
                entry.number(),
                TimeView.of(entry.at(), zone()),
                entry.actor().printedName(),
                Session.words(entry.action()),
                entry.after().path("signed").asString(""),
                changes(entry),
                entry.reason(),
                Digest.of(CanonicalJson.bytes(RecordJson.of(entry))).hex(),
                faults.stream().anyMatch(fault -> fault.place().equals(place)));
    }

    private static List<LedgerPage.ChangeRow> changes(Entry entry) {
        Map<String, LedgerPage.ChangeRow> changes = new TreeMap<>();
        entry.before()
                .forEachEntry((name, value) -> changes.put(
                        name, new LedgerPage.ChangeRow(Words.field(name), Words.recorded(value.asString()), "")));
        entry.after()
                .forEachEntry((name, value) -> changes.put(
                        name,
                        new LedgerPage.ChangeRow(
                                Words.field(name),
                                changes.containsKey(name) ? changes.get(name).before() : "",
                                Words.recorded(value.asString()))));
        changes.remove("signed");
        return List.copyOf(changes.values());
    }

    private ZoneId zone() {
        return sites.current().zoneId();
    }
}
