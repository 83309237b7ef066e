package io.lotgate.process;

import io.lotgate.evaluation.Verdict;
import io.lotgate.lot.Errand;
import io.lotgate.lot.Event;
import io.lotgate.lot.Investigation;
import io.lotgate.lot.Lot;
import io.lotgate.lot.LotTest;
import io.lotgate.lot.OpenWork;
import io.lotgate.lot.Result;
import io.lotgate.lot.Signed;
import io.lotgate.notify.Notice;
import io.lotgate.specification.Gate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What happened to a lot between two states of it that people are told; pure. */
final class Happenings {
    private static final int NAMED = 12;
    private static final String ON_HOLD = "ON_HOLD";
    private static final Set<String> RELEASES =
            Set.of("RELEASED", "CONDITIONALLY_RELEASED", "SUPPLIED_OUT_OF_SPECIFICATION");

    private final Optional<Lot> before;
    private final Lot after;

    private Happenings(Optional<Lot> before, Lot after) {
        this.before = before;
        this.after = after;
    }

    /** @param before empty for a lot that was just registered */
    static List<Notice> of(Optional<Lot> before, Lot after) {
        Happenings happenings = new Happenings(before, after);
        List<Notice> all = new ArrayList<>();
        happenings.failures(all);
        happenings.investigations(all);
        happenings.status().ifPresent(all::add);
        happenings.furtherHolds(all);
        happenings.work(all);
        happenings.errands(all);
        return all;
    }

    /** Results that do not conform, of a lot that was released before. */
    private void failures(List<Notice> all) {
        boolean released = before.flatMap(Lot::disposition)
                .filter(decided -> !decided.decision().name().equals("REJECT"))
                .isPresent();
        if (released) {
            Set<UUID> known = before.stream()
                    .flatMap(lot -> lot.results().stream())
                    .map(result -> result.record().id())
                    .collect(Collectors.toSet());
            after.results().stream()
                    .map(Signed::record)
                    .filter(result -> !known.contains(result.id()) && failed(result))
                    .forEach(result -> all.add(notice(
                            Notice.Kind.LATE_FAILURE,
                            "late/" + result.id(),
                            name(result.test()) + " does not conform, and the lot was released before. Contact the"
                                    + " laboratory before any more of it is used.",
                            Set.of())));
        }
    }

    private boolean failed(Result result) {
        boolean informs = after.test(result.test())
                .filter(test -> test.specification().gate() == Gate.INFORMATION)
                .isPresent();
        boolean investigated = after.investigations().opened().stream()
                .anyMatch(opened -> opened.result().equals(result.id()));
        return !informs && (result.judged() == Verdict.OUT_OF_SPECIFICATION || investigated);
    }

    private void investigations(List<Notice> all) {
        Set<UUID> known = before.stream()
                .flatMap(lot -> lot.investigations().opened().stream())
                .map(Investigation::id)
                .collect(Collectors.toSet());
        after.investigations().opened().stream()
                .filter(opened -> !known.contains(opened.id()))
                .forEach(opened -> all.add(notice(
                        Notice.Kind.OUT_OF_SPECIFICATION,
                        "investigation/" + opened.id(),
                        name(opened.test()) + " does not conform; investigation " + opened.number() + " is open.",
                        Set.of(Duties.role(OpenWork.Kind.LABORATORY_PHASE)))));
    }

    private Optional<Notice> status() {
        String is = after.status().name();
        return before.map(lot -> lot.status().name()).flatMap(was -> kind(was, is)
                .map(kind -> notice(
                        kind, "status/" + after.id() + "/" + after.version(), sentence(kind, was, is), Set.of())));
    }

    /** Holds of a lot that was on hold already; the first one is told as the change of status that it is. */
    private void furtherHolds(List<Notice> all) {
        boolean stays = before.stream().anyMatch(lot -> lot.status().name().equals(ON_HOLD))
                && after.status().name().equals(ON_HOLD);
        Set<UUID> known = before.stream()
                .flatMap(lot -> lot.events().holds().stream())
                .map(Event::id)
                .collect(Collectors.toSet());
        after.events().holds().stream()
                .filter(hold -> stays && !known.contains(hold.id()))
                .forEach(hold -> all.add(notice(
                        Notice.Kind.HOLD,
                        "hold/" + hold.id(),
                        "The lot was on hold, and is on hold for one more reason now. Each hold is lifted by itself.",
                        Set.of())));
    }

    /** What a change of status is told as; statuses are known by their names. */
    static Optional<Notice.Kind> kind(String was, String is) {
        if (was.equals(is)) {
            return Optional.empty();
        }
        return switch (is) {
            case "ON_HOLD" -> Optional.of(Notice.Kind.HOLD);
            case "RECALLED" -> Optional.of(Notice.Kind.RECALL);
            case "EXPIRED" -> Optional.of(Notice.Kind.EXPIRED);
            case "REJECTED" -> Optional.of(Notice.Kind.DECISION);
            default ->
                was.equals(ON_HOLD)
                        ? Optional.of(Notice.Kind.HOLD)
                        : RELEASES.contains(is) ? Optional.of(Notice.Kind.DECISION) : Optional.empty();
        };
    }

    /** The change in words, for every kind the same: what the lot is now, and what it was. */
    static String sentence(Notice.Kind kind, String was, String is) {
        boolean lifted = kind == Notice.Kind.HOLD && was.equals(ON_HOLD);
        return lifted
                ? "The hold has ended. The lot is now " + words(is) + "."
                : "The lot is now " + words(is) + ". Before, it was " + words(was) + ".";
    }

    /** Work that was not open before; tests that wait for the same are told together. */
    private void work(List<Notice> all) {
        Map<OpenWork.Kind, List<LotTest>> known = before.map(Duties::open).orElse(Map.of());
        Duties.open(after).forEach((kind, tests) -> {
            Set<String> old = known.getOrDefault(kind, List.of()).stream()
                    .map(test -> test.specification().id())
                    .collect(Collectors.toSet());
            List<String> added = tests.stream()
                    .filter(test -> !old.contains(test.specification().id()))
                    .map(test -> test.specification().name().en())
                    .toList();
            if (tests.isEmpty() ? !known.containsKey(kind) : !added.isEmpty()) {
                all.add(notice(
                        Notice.Kind.ASSIGNED,
                        "assigned/" + after.id() + "/" + after.version() + "/" + kind,
                        waits(kind, added),
                        Set.of(Duties.role(kind))));
            }
        });
    }

    /** What waits beside the tests and did not before. */
    private void errands(List<Notice> all) {
        Set<String> known = before.stream()
                .flatMap(lot -> lot.errands().stream())
                .map(Happenings::name)
                .collect(Collectors.toSet());
        after.errands().stream()
                .filter(errand -> errand.need().work() && !known.contains(name(errand)))
                .forEach(errand -> all.add(notice(
                        Notice.Kind.ASSIGNED,
                        "assigned/" + after.id() + "/" + after.version() + "/" + name(errand),
                        "To be done: " + words(errand.need().name()) + ".",
                        errand.need().role().stream().collect(Collectors.toSet()))));
    }

    private static String name(Errand errand) {
        return errand.need() + "/" + errand.subject();
    }

    private static String waits(OpenWork.Kind kind, List<String> tests) {
        String named = tests.stream().limit(NAMED).collect(Collectors.joining(", "))
                + (tests.size() > NAMED ? " and " + (tests.size() - NAMED) + " more" : "");
        return switch (kind) {
            case RECEIVE_SAMPLES -> "The samples are to be received.";
            case PERFORM -> "To be performed: " + named + ".";
            case REVIEW -> "To be reviewed: " + named + ".";
            case REVIEW_BATCH_RECORD -> "The batch record is to be reviewed.";
            case DECIDE -> "The lot is to be decided.";
            case LABORATORY_PHASE -> "The laboratory's part of an investigation is open: " + named + ".";
            case ASSESS_INVESTIGATION -> "An investigation is to be assessed: " + named + ".";
            default -> "An investigation is to be concluded: " + named + ".";
        };
    }

    private Notice notice(Notice.Kind kind, String key, String text, Set<String> roles) {
        return new Notice(kind, key, after.id(), after.registration().number(), text, roles);
    }

    private String name(String test) {
        return after.tested(test).map(known -> known.name().en()).orElse(test);
    }

    private static String words(String status) {
        return status.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
