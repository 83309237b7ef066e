package io.lotgate.process;

import io.lotgate.lot.Deadlines;
import io.lotgate.lot.Lot;
import io.lotgate.lot.LotInvestigation;
import io.lotgate.lot.LotTest;
import io.lotgate.lot.Need;
import io.lotgate.lot.OpenWork;
import io.lotgate.notify.Notice;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is told of work past its due time; the same, whether a timer of the model or a look at the lists found it. */
final class Overdue {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private Overdue() {}

    /** Once a test attempt or investigation and due time. */
    static String key(Deadlines.Passed late) {
        String what = late.investigation() ? "investigation" : Integer.toString(late.attempt());
        return "overdue/" + late.lot() + "/" + late.test() + "/" + what + "/" + late.dueAt();
    }

    static Notice of(Deadlines.Passed late, Lot lot) {
        LotTest test = lot.test(late.test()).orElseThrow();
        String name = test.specification().name().en();
        String due = "was due " + time(late.dueAt(), lot);
        String text = late.investigation()
                ? "The investigation of " + name + " " + due + " and is not concluded."
                : late.review()
                        ? "The review of " + name + " " + due + " and is not done."
                        : name + " " + due + " and is not performed.";
        return new Notice(Notice.Kind.OVERDUE, key(late), late.lot(), late.number(), text, duty(late, test));
    }

    /** Once an errand and due time; the authority's under the key that its own timer tells it under. */
    static String key(Deadlines.Waiting late) {
        return late.need() == Need.NOTIFY_AUTHORITY
                ? EscalateNotification.key(late.lot())
                : "overdue/" + late.lot() + "/" + late.need() + "/" + late.subject() + "/" + late.dueAt();
    }

    static Notice of(Deadlines.Waiting late, Lot lot) {
        String words = late.need().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String dose = lot.stock()
                .dose(late.subject())
                .map(one -> " (dose " + one.number() + ")")
                .orElse("");
        return new Notice(
                Notice.Kind.OVERDUE,
                key(late),
                late.lot(),
                late.number(),
                "To be done, and was due " + time(late.dueAt(), lot) + ": " + words + dose + ".",
                late.need().role().stream().collect(Collectors.toSet()));
    }

    private static Set<String> duty(Deadlines.Passed late, LotTest test) {
        if (!late.investigation()) {
            return Set.of(Duties.role(late.review() ? OpenWork.Kind.REVIEW : OpenWork.Kind.PERFORM));
        }
        return Stream.of(test.openInvestigation().map(LotInvestigation::phase))
                .flatMap(Optional::stream)
                .map(phase -> switch (phase) {
                    case LABORATORY -> OpenWork.Kind.LABORATORY_PHASE;
                    case RETESTING -> OpenWork.Kind.PERFORM;
                    default -> OpenWork.Kind.CONCLUDE_INVESTIGATION;
                })
                .map(Duties::role)
                .collect(Collectors.toSet());
    }

    /** A time of the site, to the minute, with its zone. */
    static String time(Instant at, Lot lot) {
        String zone = lot.registration().zone();
        return MINUTE.format(at.atZone(ZoneId.of(zone))) + " (" + zone + ")";
    }
}
