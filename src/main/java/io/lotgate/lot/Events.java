package io.lotgate.lot;

import io.lotgate.ledger.Actor;
import io.lotgate.ledger.Row;
import io.lotgate.value.RecordJson;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Every event of a lot, oldest first. */
public record Events(List<Signed<Event<?>>> all) {
    static final Events NONE = new Events(List.of());

    private static final Map<String, Class<? extends Detail>> KINDS = Arrays.stream(
                    Detail.class.getPermittedSubclasses())
            .<Class<? extends Detail>>map(type -> type.asSubclass(Detail.class))
            .collect(Collectors.toUnmodifiableMap(Events::kind, Function.identity()));

    public Events {
        all = List.copyOf(all);
    }

    /** The events of one kind, oldest first. */
    public <D extends Detail> List<Event<D>> of(Class<D> type) {
        return all.stream()
                .map(Signed::record)
                .filter(event -> type.isInstance(event.detail()))
                .map(event -> new Event<>(event.id(), event.lot(), type.cast(event.detail()), event.at(), event.by()))
                .toList();
    }

    /** The last event of a kind. */
    public <D extends Detail> Optional<Event<D>> last(Class<D> type) {
        List<Event<D>> found = of(type);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() - 1));
    }

    boolean has(Class<? extends Detail> type) {
        return all.stream().anyMatch(event -> type.isInstance(event.record().detail()));
    }

    /** Holds that are not lifted, oldest first. */
    public List<Event<Detail.Hold>> holds() {
        List<UUID> lifted = of(Detail.HoldLifted.class).stream()
                .map(event -> event.detail().hold())
                .toList();
        return of(Detail.Hold.class).stream()
                .filter(hold -> !lifted.contains(hold.id()))
                .toList();
    }

    /** The same with one more. */
    Events with(Signed<Event<?>> event) {
        return new Events(Stream.concat(all.stream(), Stream.of(event)).toList());
    }

    static String kind(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    static Row row(Event<?> event) {
        return Row.of("lot_event", event.id(), List.of("lot", "kind"), Stored.of(event));
    }

    static Signed<Event<?>> read(Signed<Stored> stored) {
        return new Signed<>(stored.record().event(), stored.digest(), stored.signatures());
    }

    /** An event as it is stored: the kind tells which record the detail is. */
    record Stored(UUID id, UUID lot, String kind, JsonNode detail, Instant at, Actor by) {
        static Stored of(Event<?> event) {
            Record detail = (Record) event.detail();
            return new Stored(
                    event.id(), event.lot(), event.detail().kind(), RecordJson.of(detail), event.at(), event.by());
        }

        private Event<?> event() {
            Class<? extends Detail> type = Optional.ofNullable(KINDS.get(kind))
                    .orElseThrow(() -> new IllegalStateException("no event is named " + kind));
            return new Event<>(id, lot, type.cast(RecordJson.to(type.asSubclass(Record.class), detail)), at, by);
        }
    }
}
