package io.lotgate.lot;

import io.lotgate.specification.ProductSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The records of a lot, open to additions and changes, from which the lot is put together. */
final class LotMachineParts {
    final Signed<Registration> registered;
    ProductSpecification specification;
    Optional<Signed<Reception>> received = Optional.empty();
    List<Signed<Result>> results = new ArrayList<>();
    List<Signed<Review>> reviews = new ArrayList<>();
    Optional<Signed<BatchRecordReview>> batchRecord = Optional.empty();
    List<Signed<Disposition>> decisions = new ArrayList<>();
    List<Investigation> opened = new ArrayList<>();
    List<LaboratoryPhase> laboratory = new ArrayList<>();
    List<Signed<RetestPlan>> plans = new ArrayList<>();
    List<Signed<Conclusion>> conclusions = new ArrayList<>();
    List<Signed<Event<?>>> events = new ArrayList<>();
    long version;

    LotMachineParts(Signed<Registration> registered, ProductSpecification specification) {
        this.registered = registered;
        this.specification = specification;
    }

    /** The parts of a lot; changing them leaves the lot as it is. */
    LotMachineParts(Lot lot) {
        this(lot.registered(), lot.specification());
        received = lot.received();
        results = new ArrayList<>(lot.results());
        reviews = new ArrayList<>(lot.reviews());
        batchRecord = lot.batchRecord();
        decisions = new ArrayList<>(lot.decisions());
        opened = new ArrayList<>(lot.investigations().opened());
        laboratory = new ArrayList<>(lot.investigations().laboratory());
        plans = new ArrayList<>(lot.investigations().plans());
        conclusions = new ArrayList<>(lot.investigations().conclusions());
        events = new ArrayList<>(lot.events().all());
        version = lot.version();
    }

    Lot lot() {
        return new Lot(
                registered,
                specification,
                received,
                results,
                reviews,
                batchRecord,
                decisions,
                new Investigations(opened, laboratory, plans, conclusions),
                new Events(events),
                version);
    }
}
