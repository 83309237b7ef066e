package io.lotgate.lot;

import io.lotgate.ledger.Actor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that lots are made of or tested with, as its records tell it: when it may be used, and whether it failed.
 *
 * @param history what happened to it, oldest first; it begins with its listing
 */
public record Item(List<Entry> history) {

    /** What sort of thing. */
    public enum Kind {
        /** An instrument; it lapses when its calibration is due. */
        EQUIPMENT("equipment", "its calibration was due"),
        /** A lot of a reagent; it lapses with its expiry. */
        REAGENT("reagent", "it expired"),
        /** A person's qualification for a procedure; the code is user name, slash, procedure. */
        QUALIFICATION("qualification", "it ended"),
        /** A cell bank. */
        BANK("bank", ""),
        /** A donor, known by the donation number. */
        DONOR("donor", ""),
        /** A manufacturing session: lots handled together in one room. */
        SESSION("session", "");

        private final String words;
        private final String lapsed;

        Kind(String words, String lapsed) {
            this.words = words;
            this.lapsed = lapsed;
        }

        /** As people say it, such as {@code reagent}. */
        public String words() {
            return words;
        }

        /** Whether it is valid for a time only, and has to be renewed. */
        public boolean lapses() {
            return !lapsed.isEmpty();
        }
    }

    /**
     * The days on which it may be used.
     *
     * @param from the day it was calibrated, received or qualified
     * @param until the last day
     */
    public record Period(LocalDate from, LocalDate until) {
        boolean has(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(until);
        }
    }

    /** What happened to it; the stored kind is the record's name in words, so a record is never renamed. */
    public sealed interface What {
        /** The kind as it is stored and as the ledger names it. */
        default String kind() {
            return Events.kind(getClass());
        }
    }

    /**
     * It was entered into the inventory.
     *
     * @param sort what sort of thing it is
     * @param type of equipment or reagent, as specifications ask for it; of a qualification the procedure; else empty
     * @param description in words
     * @param valid when it may be used; empty for what does not lapse
     */
    public record Listed(Kind sort, String type, String description, Optional<Period> valid) implements What {}

    /** It was calibrated, tested again or qualified again. */
    public record Renewed(Period valid, String remark) implements What {}

    /** It failed: every open or released lot that used it until now is held. Signed "approved" by QA. */
    public record Failed(String reason) implements What {}

    /** One thing that happened. */
    public record Entry(UUID id, String code, What what, Instant at, Actor by) {}

    public Item {
        history = List.copyOf(history);
    }

    /** Unique in the inventory, as on its label. */
    public String code() {
        return history.get(0).code();
    }

    /** What it was listed as. */
    public Listed listed() {
        return (Listed) history.get(0).what();
    }

    public Kind kind() {
        return listed().sort();
    }

    /** The failure that stands: no renewal came after it. */
    public Optional<Entry> failure() {
        Optional<Entry> failure = Optional.empty();
        for (Entry entry : history) {
            if (entry.what() instanceof Failed) {
                failure = Optional.of(entry);
            } else if (entry.what() instanceof Renewed) {
                failure = Optional.empty();
            }
        }
        return failure;
    }

    /** The last day on which it may be used, as far as is known; empty for what does not lapse. */
    public Optional<LocalDate> until() {
        return listed().valid().map(first -> history.stream()
                .flatMap(entry -> period(entry).stream())
                .map(Period::until)
                .reduce((earlier, later) -> later)
                .orElse(first.until()));
    }

    /** Why it may not be used on this day, in words; empty when it may. A failure ends every time before it. */
    public Optional<String> objection(LocalDate day) {
        Optional<Entry> failed = failure();
        if (failed.isPresent()) {
            return Optional.of("it failed: " + ((Failed) failed.get().what()).reason());
        }
        List<Period> periods = periods();
        if (!kind().lapses() || periods.stream().anyMatch(period -> period.has(day))) {
            return Optional.empty();
        }
        return Optional.of(periods.stream()
                .map(Period::until)
                .filter(day::isAfter)
                .max(Comparator.naturalOrder())
                .map(last -> kind().lapsed + " " + last)
                .orElse("it is valid only from "
                        + periods.stream()
                                .map(Period::from)
                                .min(Comparator.naturalOrder())
                                .map(LocalDate::toString)
                                .orElse("its renewal")));
    }

    private List<Period> periods() {
        List<Period> periods = new ArrayList<>();
        for (Entry entry : history) {
            if (entry.what() instanceof Failed) {
                periods.clear();
            }
            period(entry).ifPresent(periods::add);
        }
        return periods;
    }

    private static Optional<Period> period(Entry entry) {
        if (entry.what() instanceof Listed listed) {
            return listed.valid();
        }
        return entry.what() instanceof Renewed renewed ? Optional.of(renewed.valid()) : Optional.empty();
    }
}
