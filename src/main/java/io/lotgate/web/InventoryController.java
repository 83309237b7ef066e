package io.lotgate.web;

import io.lotgate.account.Credentials;
import io.lotgate.account.Role;
import io.lotgate.ledger.Sites;
import io.lotgate.lot.Inventory;
import io.lotgate.lot.Item;
import io.lotgate.lot.Listing;
import io.lotgate.lot.Lots;
import io.lotgate.lot.Outcome;
import io.lotgate.process.ReleaseProcess;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Equipment, reagents, qualifications, banks, donors and sessions: the list, and one item with what happened to it. */
@Controller
@RequestMapping("/lotgate/inventory")
final class InventoryController {
    private static final int PAGE = 50;

    private final Inventory inventory;
    private final ReleaseProcess process;
    private final Sites sites;
    private final Clock clock;

    InventoryController(Lots lots, ReleaseProcess process, Sites sites, @Qualifier("lotgateClock") Clock clock) {
        this.inventory = lots.inventory();
        this.process = process;
        this.sites = sites;
        this.clock = clock;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "") String before,
            Model model) {
        return list(kind, Listing.Place.of(after, before), FormView.blank(), Forms.command(0), model);
    }

    @PostMapping
    @DoneBy({Role.QC_TECHNICIAN, Role.QA_MANAGER})
    String listItem(
            @RequestParam Map<String, String> typed, HttpServletResponse response, HttpSession session, Model model) {
        Outcome<UUID> outcome = process.inventory().listItem(Forms.commandId(typed), typed, Session.actor(), zone());
        if (outcome instanceof Outcome.Refused<UUID> refused) {
            Forms.status(response, refused);
            FormView form = Forms.refused(Forms.typed(typed), refused.reasons(), Map.of());
            return list("", Listing.Place.START, form, Forms.again(typed, 0), model);
        }
        said(session, typed.getOrDefault("code", "").strip() + " is in the inventory.");
        return "redirect:/lotgate/inventory";
    }

    @GetMapping("/item")
    String item(@RequestParam(defaultValue = "") String code, Model model) {
        return item(found(code), FormView.blank(), Forms.command(0), model);
    }

    @PostMapping("/renew")
    @DoneBy({Role.QC_TECHNICIAN, Role.QA_MANAGER})
    String renew(
            @RequestParam Map<String, String> typed, HttpServletResponse response, HttpSession session, Model model) {
        Item item = found(typed.getOrDefault("code", ""));
        Outcome<UUID> outcome =
                process.inventory().renewItem(Forms.commandId(typed), item.code(), typed, Session.actor(), zone());
        return answered(
                item, outcome, typed, "The renewal of " + item.code() + " is on record.", response, session, model);
    }

    @PostMapping("/fail")
    @DoneBy(Role.QA_MANAGER)
    String fail(
            @RequestParam Map<String, String> typed, HttpServletResponse response, HttpSession session, Model model) {
        Item item = found(typed.getOrDefault("code", ""));
        Outcome<UUID> outcome = process.inventory()
                .failItem(
                        Forms.commandId(typed),
                        item.code(),
                        typed.getOrDefault("reason", ""),
                        Session.actor(),
                        new Credentials(typed.getOrDefault("signer", ""), typed.getOrDefault("password", "")));
        String done =
                "The failure of " + item.code() + " is on record; every open or released lot that used it is held.";
        return answered(item, outcome, typed, done, response, session, model);
    }

    private String answered(
            Item item,
            Outcome<UUID> outcome,
            Map<String, String> typed,
            String done,
            HttpServletResponse response,
            HttpSession session,
            Model model) {
        if (outcome instanceof Outcome.Refused<UUID> refused) {
            Forms.status(response, refused);
            FormView form = Forms.refused(Forms.typed(typed), refused.reasons(), Map.of());
            return item(item, form, Forms.again(typed, 0), model);
        }
        said(session, done);
        return "redirect:" + href(item.code());
    }

    private static void said(HttpSession session, String what) {
        session.setAttribute(Shell.NOTICE, new NoticeView("done", what, "", ""));
    }

    private Item found(String code) {
        return inventory.find(code).orElseThrow(() -> new NotFound("The inventory has no such item."));
    }

    private String list(String kind, Listing.Place place, FormView form, CommandView command, Model model) {
        Optional<Item.Kind> chosen = Arrays.stream(Item.Kind.values())
                .filter(one -> one.name().equals(kind))
                .findFirst();
        Address address = new Address(
                "/lotgate/inventory", Map.of("kind", chosen.map(Enum::name).orElse("")));
        Listing<Inventory.Line> found = inventory.list(chosen, place, PAGE);
        boolean qa = Session.has(Role.QA_MANAGER);
        model.addAttribute(
                "page",
                new InventoryPage(
                        found.rows().stream().map(this::row).toList(),
                        kinds(address, chosen),
                        PagesView.of(found, address, Inventory.Line::code),
                        qa || Session.has(Role.QC_TECHNICIAN),
                        Arrays.stream(Item.Kind.values())
                                .filter(one -> qa || one != Item.Kind.QUALIFICATION)
                                .map(one -> new OptionRow(one.name(), Session.words(one.name()), ""))
                                .toList(),
                        command,
                        form));
        return WebConfiguration.UI + "inventory";
    }

    private static List<FilterRow> kinds(Address address, Optional<Item.Kind> chosen) {
        List<FilterRow> rows = new ArrayList<>();
        rows.add(new FilterRow("All", address.with("kind", "").text(), chosen.isEmpty()));
        for (Item.Kind one : Item.Kind.values()) {
            rows.add(new FilterRow(
                    Session.words(one.name()),
                    address.with("kind", one.name()).text(),
                    chosen.equals(Optional.of(one))));
        }
        return rows;
    }

    private InventoryPage.ItemRow row(Inventory.Line line) {
        boolean overdue = line.until().filter(today()::isAfter).isPresent();
        return new InventoryPage.ItemRow(
                line.code(),
                href(line.code()),
                Session.words(line.kind().name()),
                line.type(),
                line.description(),
                line.until().map(LocalDate::toString).orElse(""),
                line.failed() ? "FAILED" : overdue ? "OVERDUE" : "VALID");
    }

    private String item(Item item, FormView form, CommandView command, Model model) {
        List<ItemPage.HappenedRow> history = new ArrayList<>();
        item.history()
                .forEach(entry -> history.add(
                        0,
                        new ItemPage.HappenedRow(
                                TimeView.of(entry.at(), zone()),
                                Session.words(entry.what().kind()),
                                text(entry.what()),
                                entry.by().printedName())));
        model.addAttribute(
                "page",
                new ItemPage(
                        item.code(),
                        Session.words(item.kind().name()),
                        item.objection(today()).orElse(""),
                        facts(item),
                        history,
                        inventory.usedBy(item, PAGE),
                        "/lotgate/ledger/" + Inventory.stream(item.code()),
                        item.kind().lapses(),
                        renewBlock(item),
                        command,
                        form,
                        item.failure().isPresent() ? Optional.empty() : Optional.of(signing(item))));
        return WebConfiguration.UI + "item";
    }

    private static List<FactRow> facts(Item item) {
        List<FactRow> facts = new ArrayList<>();
        facts.add(FactRow.of("What it is", item.listed().description()));
        if (!item.listed().type().isEmpty()) {
            String label = item.kind() == Item.Kind.QUALIFICATION ? "Procedure" : "Type";
            facts.add(FactRow.of(label, item.listed().type()));
        }
        item.until().ifPresent(last -> facts.add(FactRow.of("May be used until", last.toString())));
        return facts;
    }

    private static String text(Item.What what) {
        if (what instanceof Item.Listed listed) {
            return listed.valid().map(InventoryController::days).orElse("");
        }
        return what instanceof Item.Renewed renewed
                ? days(renewed.valid()) + "; " + renewed.remark()
                : ((Item.Failed) what).reason();
    }

    private static String days(Item.Period period) {
        return period.from() + " to " + period.until();
    }

    private static String renewBlock(Item item) {
        boolean qa = Session.has(Role.QA_MANAGER);
        if (!qa && (item.kind() == Item.Kind.QUALIFICATION || item.failure().isPresent())) {
            return "A QA manager does this.";
        }
        if (!qa && !Session.has(Role.QC_TECHNICIAN)) {
            return "A QC technician or a QA manager does this.";
        }
        return item.kind() == Item.Kind.REAGENT && item.failure().isPresent()
                ? "A reagent that failed is not used again."
                : "";
    }

    private static SigningView signing(Item item) {
        return new SigningView(
                "approved",
                "This item failed. Every open or released lot that used it is put on hold.",
                List.of(
                        FactRow.of("Item", item.code()),
                        FactRow.of("What it is", item.listed().description())),
                Session.person().username(),
                Session.person().printedName(),
                "Sign the failure",
                Session.has(Role.QA_MANAGER)
                        ? List.of()
                        : List.of(new BlockRow("Failures are declared by a QA manager.", "", "")));
    }

    private static String href(String code) {
        return new Address("/lotgate/inventory/item", Map.of("code", code)).text();
    }

    private ZoneId zone() {
        return sites.current().zoneId();
    }

    private LocalDate today() {
        return clock.instant().atZone(zone()).toLocalDate();
    }
}
