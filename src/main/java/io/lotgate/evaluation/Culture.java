package io.lotgate.evaluation;

import io.lotgate.evaluation.Field.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Growth-based sterility or mycoplasma test. A day is a full period of 24 hours since inoculation: 14 days are not over
 * at the hour before. Growth at any time is out of specification, whatever else is missing or failed; no growth before
 * the last day is never final.
 */
final class Culture implements Method<Culture.Criterion> {
    record Criterion(long minDays, Optional<Long> interimDays) {}

    @Override
    public String name() {
        return "culture";
    }

    @Override
    public Optional<Criterion> criterion(Source source) {
        Optional<Long> minDays = days(source, "minDays");
        Optional<Long> interim = source.given("interimDays", name -> days(source, name));
        return minDays.map(last -> {
            if (interim.filter(day -> day >= last).isPresent()) {
                source.error("LIMITS_CROSSED", "interimDays", "The interim read comes before the last day");
            }
            return new Criterion(last, interim);
        });
    }

    private static Optional<Long> days(Source source, String name) {
        return source.count(name).filter(days -> {
            if (days < 1) {
                source.error("OUT_OF_RANGE", name, "At least one day of incubation is needed");
            }
            return days >= 1;
        });
    }

    @Override
    public List<String> limits(Criterion criterion) {
        return List.of("no growth, " + criterion.minDays() + (criterion.minDays() == 1 ? " day" : " days"));
    }

    @Override
    public List<Field> fields(Criterion criterion) {
        String limit = limits(criterion).get(0);
        return List.of(
                Field.asked("/inoculated", "Inoculated", Kind.INSTANT),
                Field.asked("/read", "Read", Kind.INSTANT),
                Field.asked("/growth", "Growth", Kind.BOOLEAN).limitedBy(limit),
                Field.asked("/volumeMl", "Volume of sample", Kind.DECIMAL).in("mL"),
                Field.asked("/media", "Media", Kind.TEXT));
    }

    @Override
    public Optional<Outcome> judge(Criterion criterion, Source observation, Notes notes) {
        Optional<Long> day = day(observation, notes);
        Optional<Boolean> growth = observation.flag("growth");
        observation.positive("volumeMl");
        observation.text("media");
        if (growth.isEmpty()) {
            return Optional.empty();
        }
        if (growth.get()) {
            notes.working("growth at any time is out of specification");
            notes.warning("GROWTH", "/growth", "Growth was seen");
            String reported = "growth" + day.map(days -> ", day " + days).orElse("");
            return Optional.of(new Outcome(Verdict.OUT_OF_SPECIFICATION, reported, true));
        }
        return day.map(days -> negative(criterion, days, notes));
    }

    private static Outcome negative(Criterion criterion, long day, Notes notes) {
        if (day >= criterion.minDays()) {
            notes.working(day + " days >= " + criterion.minDays() + " days, no growth");
            return Outcome.of(Verdict.CONFORMS, "no growth, " + day + (day == 1 ? " day" : " days"));
        }
        notes.working(day + " days < " + criterion.minDays() + " days: no growth is not final yet");
        criterion
                .interimDays()
                .ifPresent(interim -> notes.info(
                        "INTERIM_READ",
                        "/read",
                        day >= interim
                                ? "The interim read of day " + interim + " is negative"
                                : "The interim read is due on day " + interim));
        return Outcome.of(Verdict.PENDING, "negative to date, day " + day + " of " + criterion.minDays());
    }

    private static Optional<Long> day(Source observation, Notes notes) {
        Optional<Instant> inoculated = observation.instant("inoculated");
        Optional<Instant> read = observation.instant("read");
        if (inoculated.isEmpty() || read.isEmpty()) {
            return Optional.empty();
        }
        if (read.get().isBefore(inoculated.get())) {
            observation.error("OUT_OF_RANGE", "read", "It cannot be read before it was inoculated");
            return Optional.empty();
        }
        long day = Duration.between(inoculated.get(), read.get()).toDays();
        notes.working("from " + inoculated.get() + " to " + read.get() + " are " + day + " full days of 24 hours");
        notes.values().put("day", String.valueOf(day));
        return Optional.of(day);
    }
}
