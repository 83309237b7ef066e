package io.lotgate.lot;

import io.lotgate.ledger.Actor;
import io.lotgate.ledger.Change;
import io.lotgate.ledger.ProjectionCheck;
import io.lotgate.ledger.Row;
import io.lotgate.ledger.Signer;
import io.lotgate.value.Ids;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What lots are made of and tested with: equipment, reagents, qualifications, banks, donors and sessions. Its verbs run in
 * the caller's transaction; a refusal writes nothing.
 */
public final class Inventory {
    private static final String SORTED = "(failed, coalesce(valid_until, 'infinity'::date), code)";

    private final JdbcClient db;
    private final Items items;
    private final Uses uses;
    private final LotWriting writing;

    Inventory(JdbcClient db, Items items, LotWriting writing) {
        this.uses = new Uses(db);
        this.db = db;
        this.items = items;
        this.writing = writing;
    }

    /**
     * One line of the list.
     *
     * @param until the last day on which it may be used; empty for what does not lapse
     */
    public record Line(
            String code, Item.Kind kind, String type, String description, Optional<LocalDate> until, boolean failed) {}

    /**
     * A lot that is to be held.
     *
     * @param failure id of the failure
     * @param code of the item that failed
     */
    public record Affected(UUID lot, String number, UUID failure, String code) {}

    /** The ledger stream of an item; part of an address, so that what separates there is written otherwise. */
    public static String stream(String code) {
        return "inventory/" + code.replaceAll("[^\\p{L}\\p{N}._,-]", ":");
    }

    /** The item of this code. */
    public Optional<Item> find(String code) {
        return items.load(code);
    }

    /** One page of the list: what lapsed or lapses soonest first, what failed last. A line's key is its code. */
    public Listing<Line> list(Optional<Item.Kind> kind, Listing.Place place, int limit) {
        Map<String, Object> values = new HashMap<>(Map.of("limit", limit + 1));
        String way = place.backwards() ? " DESC" : "";
        String where = " WHERE true";
        if (kind.isPresent()) {
            where += " AND kind = :kind";
            values.put("kind", kind.get().name());
        }
        if (!place.key().isEmpty()) {
            where += " AND " + SORTED + (place.backwards() ? " < " : " > ") + "(SELECT failed,"
                    + " coalesce(valid_until, 'infinity'::date), code FROM projection.item WHERE code = :key)";
            values.put("key", place.key());
        }
        List<Line> read = db.sql("SELECT code, kind, type, description, valid_until, failed FROM projection.item"
                        + where
                        + " ORDER BY failed" + way + ", coalesce(valid_until, 'infinity'::date)" + way + ", code" + way
                        + " LIMIT :limit")
                .params(values)
                .query((row, i) -> new Line(
                        row.getString(1),
                        Item.Kind.valueOf(row.getString(2)),
                        row.getString(3),
                        row.getString(4),
                        Optional.ofNullable(row.getObject(5, LocalDate.class)),
                        row.getBoolean(6)))
                .list();
        return Listing.of(read, place, limit);
    }

    /** Enters an item into the inventory; local days are of the site's zone. */
    public Outcome<UUID> list(Map<String, String> entered, UUID id, Actor by, ZoneId zone) {
        return new ItemRules(by, today(zone)).listed(new Inputs(entered, zone)).then(listing -> {
            items.lock(listing.code(), false);
            return items.load(listing.code()).isPresent()
                    ? Outcome.refused(Refusal.input(
                            "code",
                            "The inventory has an item " + listing.code()
                                    + " already. Check the label; a code is never used twice."))
                    : Outcome.done(put(listing.code(), listing.what(), id, by, Optional.empty()));
        });
    }

    /** Records that an item was calibrated, tested or qualified again; local days are of the site's zone. */
    public Outcome<UUID> renew(String code, Map<String, String> entered, UUID id, Actor by, ZoneId zone) {
        return locked(code, item -> new ItemRules(by, today(zone))
                .renewed(item, new Inputs(entered, zone))
                .then(renewed -> Outcome.done(put(code, renewed, id, by, Optional.empty()))));
    }

    /** Records that an item failed, signed "approved". */
    public Outcome<UUID> fail(String code, String reason, UUID id, Signer signer) {
        Actor by = signer.actor();
        return locked(code, item -> ItemRules.failed(item, by, reason)
                .then(failed -> Outcome.done(put(code, failed, id, by, Optional.of(signer)))));
    }

    /** Equipment and reagents of a type, what may be used longest first. */
    public List<Item> ofType(String type, int limit) {
        return db
                .sql("SELECT code FROM projection.item WHERE type = ? AND kind IN ('EQUIPMENT', 'REAGENT')"
                        + " ORDER BY failed, valid_until DESC, code LIMIT ?")
                .params(type, limit)
                .query(String.class)
                .list()
                .stream()
                .flatMap(code -> items.load(code).stream())
                .toList();
    }

    /** Numbers of the lots that used an item, the newest first. */
    public List<String> usedBy(Item item, int limit) {
        return uses.lots(item, limit);
    }

    /** Open and released lots that used what failed and are not held for it yet, told from the record. */
    public List<Affected> affected() {
        return uses.pending();
    }

    /** Holds a lot for a failure; one that is held for it meanwhile, or over, stays as it is. */
    public Outcome<UUID> hold(Affected affected) {
        return writing.locked(affected.lot(), lot -> {
            Item item = items.load(affected.code()).orElseThrow();
            String reason = item.history().stream()
                    .filter(entry -> entry.id().equals(affected.failure()))
                    .map(entry -> ((Item.Failed) entry.what()).reason())
                    .findFirst()
                    .orElseThrow();
            if (!lot.status().over() && !Uses.held(lot, affected.failure())) {
                Detail.Hold hold = new Detail.Hold(
                        Detail.Cause.SOURCE,
                        "The " + item.kind().words() + " " + item.code() + " failed: " + reason,
                        Optional.of(item.code()),
                        Optional.of(affected.failure()));
                writing.write(
                        lot.id(),
                        EventWords.change(
                                lot,
                                writing.event(lot, hold, Actor.SYSTEM),
                                Ids.next(),
                                Optional.empty(),
                                Optional.empty()));
            }
            return Outcome.done(lot.id());
        });
    }

    /** The item of a code, which nobody changes until the transaction ends. */
    Optional<Item> used(String code) {
        items.lock(code, true);
        return items.load(code);
    }

    /** Refuses a lot whose bank, donor or session failed. */
    Outcome<Registration> usable(Registration registration) {
        List<Refusal> failed = new ArrayList<>();
        failed("bank", Item.Kind.BANK, registration.bank()).ifPresent(failed::add);
        failed("din", Item.Kind.DONOR, registration.din()).ifPresent(failed::add);
        failed("session", Item.Kind.SESSION, registration.session()).ifPresent(failed::add);
        return failed.isEmpty() ? Outcome.done(registration) : Outcome.refused(failed);
    }

    private Optional<Refusal> failed(String field, Item.Kind kind, Optional<String> code) {
        return code.flatMap(this::used)
                .filter(item -> item.kind() == kind)
                .flatMap(Item::failure)
                .map(failure -> Refusal.input(
                        field,
                        "The " + kind.words() + " " + failure.code() + " failed: "
                                + ((Item.Failed) failure.what()).reason()
                                + " No lot of it is registered; check the label, or ask QA."));
    }

    /**
     * What a result that does not fit the donor leads to: the lot is held at once, and its session fails, so that every lot
     * handled with it is held.
     */
    List<Detail> identity(Lot lot, Result result, UUID command) {
        IdentityDoubt doubt = new IdentityDoubt(lot, result);
        if (!doubt.present() || lot.status().over()) {
            return List.of();
        }
        Optional<UUID> failure = lot.registration().session().flatMap(session -> fail(session, doubt, command));
        return List.of(new Detail.Hold(
                Detail.Cause.IDENTITY,
                doubt.reason(),
                failure.flatMap(known -> lot.registration().session()),
                failure));
    }

    private Optional<UUID> fail(String session, IdentityDoubt doubt, UUID command) {
        items.lock(session, false);
        Optional<Item> known = items.load(session);
        if (known.isEmpty()) {
            Item.Listed listed = new Item.Listed(
                    Item.Kind.SESSION, "", "Manufacturing session, listed at its failure", Optional.empty());
            put(session, listed, command, Actor.SYSTEM, Optional.empty());
        }
        boolean open = known.filter(item ->
                        item.kind() != Item.Kind.SESSION || item.failure().isPresent())
                .isEmpty();
        return open
                ? Optional.of(put(session, new Item.Failed(doubt.ofLot()), command, Actor.SYSTEM, Optional.empty()))
                : Optional.empty();
    }

    ProjectionCheck check() {
        return items;
    }

    private Outcome<UUID> locked(String code, Function<Item, Outcome<UUID>> verb) {
        items.lock(code, false);
        return items.load(code)
                .map(verb)
                .orElse(Outcome.refused(Refusal.notFound("The inventory has no item " + code + ".")));
    }

    private UUID put(String code, Item.What what, UUID command, Actor by, Optional<Signer> signer) {
        Item.Entry entry = new Item.Entry(Ids.next(), code, what, writing.now(), by);
        Row row = Items.Stored.row(entry);
        Change change = ItemRules.words(what, LotWriting.change("item " + what.kind(), by, command))
                .write(row);
        items.write(
                code,
                signer.map(s -> change.sign(LotWriting.sign(s, row, "approved")))
                        .orElse(change));
        return entry.id();
    }

    private LocalDate today(ZoneId zone) {
        return writing.now().atZone(zone).toLocalDate();
    }
}
