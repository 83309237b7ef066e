package io.lotgate.lot;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What an event says; each kind is a record of its own. The stored kind is the record's name in words, so a record is
 * never renamed.
 */
public sealed interface Detail {

    /** The kind as it is stored and as the ledger names it, such as {@code hold lifted}. */
    default String kind() {
        return Events.kind(getClass());
    }

    /** SHA-256 of the document attached to it. */
    default Optional<String> report() {
        return Optional.empty();
    }

    /** Why a lot is held. */
    enum Cause {
        /** A QA manager stopped the lot. */
        QUALITY,
        /** A late result does not conform after the lot was released. */
        LATE_RESULT,
        /** A bank, donor, session, reagent, piece of equipment or qualification that the lot used failed. */
        SOURCE,
        /** A result does not fit the donor: the lot may have been mistaken for another. */
        IDENTITY
    }

    /**
     * The lot may not be released, issued or given until the hold is lifted.
     *
     * @param item code of the item in the inventory that failed
     * @param failure its failure's id in the inventory
     */
    record Hold(Cause cause, String reason, Optional<String> item, Optional<UUID> failure) implements Detail {
        /** A hold that no item of the inventory caused. */
        static Hold of(Cause cause, String reason) {
            return new Hold(cause, reason, Optional.empty(), Optional.empty());
        }
    }

    /** A hold is lifted, signed "approved". */
    record HoldLifted(UUID hold, String reason) implements Detail {}

    /** The expiry passed; what is still in stock may not be given. */
    record Expired() implements Detail {}

    /** The lot is called back. */
    record Recalled(String reason) implements Detail {}

    /** Who received product of a recalled lot was told. */
    record RecipientNotified(String who, String how, Instant told) implements Detail {}

    /** The recall is over, signed "approved". */
    record RecallClosed(String reason) implements Detail {}

    /**
     * The lot follows other process models from now on, signed "approved".
     *
     * @param models SHA-256 of each model, by name
     */
    record ModelsChanged(Map<String, String> models, String reason) implements Detail {
        public ModelsChanged {
            models = Collections.unmodifiableMap(new TreeMap<>(models));
        }
    }

    /** How grave a deviation is. */
    enum Gravity {
        MINOR,
        MAJOR,
        CRITICAL
    }

    /**
     * Something was not done as prescribed.
     *
     * @param number in the quality system
     * @param impact on the product, as known so far
     * @param link address in the quality system
     */
    record DeviationOpened(String number, Gravity gravity, String description, String impact, Optional<String> link)
            implements Detail {}

    /**
     * A deviation is assessed and closed, signed "approved".
     *
     * @param acceptable whether the lot may be used in spite of it
     */
    record DeviationClosed(UUID deviation, boolean acceptable, String reason) implements Detail {}

    /**
     * The containers were counted into the stock.
     *
     * @param location where they lie
     * @param damaged numbers of containers that cannot be used
     */
    record StockCounted(int containers, String location, List<Integer> damaged) implements Detail {
        public StockCounted {
            damaged = List.copyOf(damaged);
        }
    }

    /**
     * A dose is asked for; its id is the event's.
     *
     * @param recipient pseudonym
     * @param containers numbers of the containers it takes
     */
    record DoseRequested(
            String recipient, BigDecimal weightKg, LocalDate weighedOn, List<Integer> containers, String physician)
            implements Detail {
        public DoseRequested {
            containers = List.copyOf(containers);
        }
    }

    /** The recipient was weighed again; the check of the dose is open again. */
    record WeightChanged(UUID dose, BigDecimal weightKg, LocalDate weighedOn, String reason) implements Detail {}

    /**
     * Every criterion that depends on the weight, judged anew with the weight of the day; signed "approved".
     *
     * @param passed whether all of them conform
     */
    record DoseChecked(UUID dose, BigDecimal weightKg, List<Rechecked> criteria, boolean passed) implements Detail {
        public DoseChecked {
            criteria = List.copyOf(criteria);
        }
    }

    /** One criterion as judged anew. */
    record Rechecked(String test, String verdict, String reported) {}

    /** The containers of a dose left the stock. */
    record DoseIssued(UUID dose, String shipper, String logger) implements Detail {}

    /**
     * The dose arrived.
     *
     * @param excursion whether the temperature left its range on the way; then QA assesses it
     * @param report SHA-256 of the logger's file
     */
    record DoseReceived(UUID dose, Instant received, boolean excursion, String remark, Optional<String> report)
            implements Detail {}

    /** QA assessed an excursion, signed "approved". */
    record ExcursionAssessed(UUID dose, boolean usable, String reason) implements Detail {}

    /** The dose was given. */
    record DoseAdministered(UUID dose, Instant given, String physician, String remark) implements Detail {}

    /** The dose will not be given; its containers are back in quarantine and are discarded. */
    record DoseWithdrawn(UUID dose, String reason) implements Detail {}

    /** Containers were destroyed. */
    record ContainersDiscarded(List<Integer> containers, String reason) implements Detail {
        public ContainersDiscarded {
            containers = List.copyOf(containers);
        }
    }

    /** Every container is accounted for, signed "approved"; the lot is closed. */
    record Reconciled(int administered, int discarded, String reason) implements Detail {}

    /**
     * A treating physician asks for the lot although it does not conform.
     *
     * @param notifyWithinMinutes time from the administration until the authority or sponsor is told, as the site has it
     *     now
     */
    record SupplyRequested(
            String physician, String hazard, String alternatives, Optional<String> report, int notifyWithinMinutes)
            implements Detail {}

    /** QA evaluated what the supply would mean for the recipient, signed "approved". */
    record RiskEvaluated(String evaluation, boolean recommended) implements Detail {}

    /** The physician accepted the product with the risk evaluation before them. */
    record SupplyAccepted(String physician, Instant accepted, Optional<String> report) implements Detail {}

    /** The request ends without a supply. */
    record SupplyDeclined(String reason) implements Detail {}

    /** The authority, or the sponsor of the trial, was told of the supply. */
    record AuthorityNotified(String whom, String reference, Instant told) implements Detail {}

    /**
     * A sample was put into storage.
     *
     * @param retained whether it is kept for later questions, not for a test of the release
     * @param expires until when it is kept
     */
    record SampleStored(
            String label, boolean retained, String material, String quantity, String place, LocalDate expires)
            implements Detail {}

    /** Something was taken from a stored sample, or it was destroyed. */
    record SampleTaken(UUID sample, String quantity, String purpose, boolean exhausted) implements Detail {}
}
