package io.lotgate.lot;

import io.lotgate.lot.Detail.DeviationClosed;
import io.lotgate.lot.Detail.DeviationOpened;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Deviations: numbered as in the quality system; an open major or critical one stands in the way of a release. */
final class Deviating {
    static final List<Act> ACTS = List.of(
            new Act(
                    "open-deviation",
                    Act.Topic.DEVIATIONS,
                    "Record a deviation",
                    "What was not done as prescribed. A major or critical one blocks the release until QA closes it.",
                    DeviationOpened.class,
                    Set.of("QC_TECHNICIAN", "QC_REVIEWER", "QA_MANAGER"),
                    Optional.empty(),
                    lot -> lot.status() == Status.CLOSED ? Optional.of("The lot is closed.") : Optional.empty(),
                    lot -> List.of(
                            Ask.text("number", "Number", "As in the quality system, such as DEV-2026-014."),
                            Ask.choice(
                                    "gravity",
                                    "Class",
                                    Arrays.stream(Detail.Gravity.values())
                                            .map(one -> new Ask.Choice(
                                                    one.name(), one.name().toLowerCase(Locale.ROOT)))
                                            .toList()),
                            Ask.prose("description", "What happened", "What was done, when, and what was prescribed."),
                            Ask.prose("impact", "Impact on the product", "As known now."),
                            Ask.text("link", "Link", "Address in the quality system, starting with https://")
                                    .optional()),
                    Deviating::open),
            new Act(
                    "close-deviation",
                    Act.Topic.DEVIATIONS,
                    "Close a deviation",
                    "Say whether the lot may be used in spite of it, and why.",
                    DeviationClosed.class,
                    Set.of("QA_MANAGER"),
                    Optional.of("approved"),
                    lot -> lot.openDeviations().isEmpty()
                            ? Optional.of("No deviation of this lot is open.")
                            : Optional.empty(),
                    lot -> List.of(
                            Ask.choice("deviation", "Deviation", choices(lot)),
                            Ask.choice(
                                    "acceptable",
                                    "Assessment",
                                    List.of(
                                            new Ask.Choice("yes", "The lot may be used"),
                                            new Ask.Choice("no", "The lot may not be used"))),
                            Ask.prose("reason", "Reason", "Root cause, impact on the product, and what was done.")),
                    Deviating::close));

    private Deviating() {}

    private static List<Ask.Choice> choices(Lot lot) {
        return lot.openDeviations().stream()
                .map(one -> new Ask.Choice(one.id().toString(), one.detail().number()))
                .toList();
    }

    private static Outcome<? extends Detail> open(Act.Situation situation, Inputs in) {
        Outcome<DeviationOpened> opened = in.outcome(new DeviationOpened(
                in.matching("number", "the number", "[A-Za-z0-9][A-Za-z0-9/._-]{1,39}", "2 to 40 of A-Z, 0-9, / . _ -"),
                in.gravity(),
                in.prose("description", "what happened"),
                in.prose("impact", "the impact"),
                in.optional("link")
                        .map(link ->
                                in.matching("link", "the link", "https://[^\\s]{1,300}", "starting with https://"))));
        return opened.then(one -> situation.lot().events().of(DeviationOpened.class).stream()
                        .anyMatch(before -> before.detail().number().equals(one.number()))
                ? Outcome.refused(Refusal.input("number", "A deviation of this number is on record for this lot."))
                : Outcome.done(one));
    }

    private static Outcome<? extends Detail> close(Act.Situation situation, Inputs in) {
        String deviation = in.oneOf(
                "deviation",
                "the deviation",
                choices(situation.lot()).stream().map(Ask.Choice::value).toList());
        String acceptable = in.oneOf("acceptable", "the assessment", List.of("yes", "no"));
        String reason = in.prose("reason", "the reason");
        return in.outcome(reason)
                .then(why ->
                        Outcome.done(new DeviationClosed(UUID.fromString(deviation), acceptable.equals("yes"), why)));
    }
}
