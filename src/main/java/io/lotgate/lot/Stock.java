package io.lotgate.lot;

import io.lotgate.lot.Detail.ContainersDiscarded;
import io.lotgate.lot.Detail.DoseAdministered;
import io.lotgate.lot.Detail.DoseChecked;
import io.lotgate.lot.Detail.DoseIssued;
import io.lotgate.lot.Detail.DoseReceived;
import io.lotgate.lot.Detail.DoseRequested;
import io.lotgate.lot.Detail.DoseWithdrawn;
import io.lotgate.lot.Detail.ExcursionAssessed;
import io.lotgate.lot.Detail.StockCounted;
import io.lotgate.lot.Detail.WeightChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The containers and doses of a lot as its events tell them. */
public record Stock(Lot lot) {

    /** Where a container is. */
    public enum Place {
        /** Not counted into the stock yet. */
        MANUFACTURED,
        IN_STOCK,
        /** Taken by a dose that is not issued yet. */
        RESERVED,
        ISSUED,
        ADMINISTERED,
        /** Damaged, or back from a withdrawn dose: may not be used and waits to be discarded. */
        QUARANTINED,
        DISCARDED
    }

    /** One container, numbered from 1. */
    public record Container(int number, Place place, Optional<Integer> dose) {}

    /** All containers, in order. */
    public List<Container> containers() {
        List<Dose> doses = doses();
        return IntStream.rangeClosed(1, lot.registration().containers())
                .mapToObj(number -> container(number, doses))
                .toList();
    }

    /** Numbers of the containers at one place. */
    public List<Integer> at(Place place) {
        return containers().stream()
                .filter(container -> container.place() == place)
                .map(Container::number)
                .toList();
    }

    /** All doses, in the order they were asked for. */
    public List<Dose> doses() {
        List<Event<DoseRequested>> requested = lot.events().of(DoseRequested.class);
        List<Dose> doses = new ArrayList<>();
        for (int i = 0; i < requested.size(); i++) {
            doses.add(dose(i + 1, requested.get(i)));
        }
        return doses;
    }

    /** One dose. */
    public Optional<Dose> dose(UUID id) {
        return doses().stream().filter(dose -> dose.id().equals(id)).findFirst();
    }

    /** Whether product left the stock and was not given: it can be called back. */
    boolean underway() {
        return !at(Place.ISSUED).isEmpty();
    }

    boolean administered() {
        return !at(Place.ADMINISTERED).isEmpty();
    }

    /** Whether each container was given or destroyed. */
    boolean accounted() {
        return containers().stream()
                .allMatch(one -> one.place() == Place.ADMINISTERED || one.place() == Place.DISCARDED);
    }

    private Container container(int number, List<Dose> doses) {
        Optional<Dose> dose = doses.stream()
                .filter(one -> one.requested().detail().containers().contains(number))
                .filter(one -> one.withdrawn().isEmpty() || one.issued().isPresent())
                .reduce((first, last) -> last);
        return new Container(number, place(number, dose), dose.map(Dose::number));
    }

    private Place place(int number, Optional<Dose> dose) {
        boolean discarded = lot.events().of(ContainersDiscarded.class).stream()
                .anyMatch(event -> event.detail().containers().contains(number));
        if (discarded) {
            return Place.DISCARDED;
        }
        if (dose.isPresent()) {
            return place(dose.get());
        }
        return lot.events()
                .last(StockCounted.class)
                .map(counted -> counted.detail().damaged().contains(number) ? Place.QUARANTINED : Place.IN_STOCK)
                .orElse(Place.MANUFACTURED);
    }

    private static Place place(Dose dose) {
        if (dose.administered().isPresent()) {
            return Place.ADMINISTERED;
        }
        if (dose.withdrawn().isPresent()) {
            return Place.QUARANTINED;
        }
        return dose.issued().isPresent() ? Place.ISSUED : Place.RESERVED;
    }

    private Dose dose(int number, Event<DoseRequested> requested) {
        UUID id = requested.id();
        Optional<Event<WeightChanged>> weighed = last(WeightChanged.class, WeightChanged::dose, id);
        Optional<Event<DoseChecked>> check = last(DoseChecked.class, DoseChecked::dose, id)
                .filter(event -> weighed.filter(later -> after(later, event)).isEmpty());
        return new Dose(
                number,
                requested,
                weighed.map(event -> event.detail().weightKg())
                        .orElse(requested.detail().weightKg()),
                weighed.map(event -> event.detail().weighedOn())
                        .orElse(requested.detail().weighedOn()),
                check,
                last(DoseIssued.class, DoseIssued::dose, id),
                last(DoseReceived.class, DoseReceived::dose, id),
                last(ExcursionAssessed.class, ExcursionAssessed::dose, id),
                last(DoseAdministered.class, DoseAdministered::dose, id),
                last(DoseWithdrawn.class, DoseWithdrawn::dose, id));
    }

    /** Whether the first of two events stands later in the record. */
    private boolean after(Event<?> later, Event<?> earlier) {
        List<UUID> order =
                lot.events().all().stream().map(event -> event.record().id()).toList();
        return order.indexOf(later.id()) > order.indexOf(earlier.id());
    }

    private <D extends Detail> Optional<Event<D>> last(Class<D> type, Function<D, UUID> dose, UUID id) {
        return lot.events().of(type).stream()
                .filter(event -> dose.apply(event.detail()).equals(id))
                .reduce((first, last) -> last);
    }
}
