package io.lotgate.lot;

import io.lotgate.lot.Detail.SampleStored;
import io.lotgate.lot.Detail.SampleTaken;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Samples of the lot in storage: for its tests, and those retained for later questions. */
final class Storing {
    private static final Set<String> BENCH = Set.of("QC_TECHNICIAN");

    static final List<Act> ACTS = List.of(
            new Act(
                    "store-sample",
                    Act.Topic.SAMPLES,
                    "Store a sample",
                    "Where it lies, how much it is, and until when it is kept.",
                    SampleStored.class,
                    BENCH,
                    Optional.empty(),
                    lot -> lot.received().isEmpty()
                            ? Optional.of("The samples are not received yet.")
                            : Optional.empty(),
                    lot -> List.of(
                            Ask.text("label", "Label", "As on the tube; once per lot."),
                            Ask.choice(
                                    "retained",
                                    "Kept for",
                                    List.of(
                                            new Ask.Choice("yes", "Later questions (retained sample)"),
                                            new Ask.Choice("no", "Tests of the release"))),
                            Ask.text("material", "Material", "Such as cells in cryomedium, supernatant, DNA."),
                            Ask.text("quantity", "Quantity", "With its unit, such as 2 × 0.5 mL."),
                            Ask.text("place", "Place", "Freezer or tank, rack, box, position."),
                            Ask.date("expires", "Kept until", "The last day.")),
                    Storing::store),
            new Act(
                    "take-sample",
                    Act.Topic.SAMPLES,
                    "Take from a stored sample",
                    "What was taken and what for; say when nothing is left.",
                    SampleTaken.class,
                    BENCH,
                    Optional.empty(),
                    lot -> left(lot).isEmpty() ? Optional.of("No sample is in storage.") : Optional.empty(),
                    lot -> List.of(
                            Ask.choice(
                                    "sample",
                                    "Sample",
                                    left(lot).stream()
                                            .map(one -> new Ask.Choice(
                                                    one.id().toString(),
                                                    one.detail().label()))
                                            .toList()),
                            Ask.text("quantity", "Quantity taken", "With its unit."),
                            Ask.text("purpose", "Purpose", "Test, shipment or destruction."),
                            Ask.choice(
                                    "exhausted",
                                    "What is left",
                                    List.of(
                                            new Ask.Choice("no", "Something is left"),
                                            new Ask.Choice("yes", "Nothing is left")))),
                    Storing::take));

    private Storing() {}

    /** Samples of which something is left. */
    static List<Event<SampleStored>> left(Lot lot) {
        List<UUID> exhausted = lot.events().of(SampleTaken.class).stream()
                .filter(taken -> taken.detail().exhausted())
                .map(taken -> taken.detail().sample())
                .toList();
        return lot.events().of(SampleStored.class).stream()
                .filter(stored -> !exhausted.contains(stored.id()))
                .toList();
    }

    private static Outcome<? extends Detail> store(Act.Situation situation, Inputs in) {
        SampleStored stored = new SampleStored(
                in.matching("label", "the label", "[A-Za-z0-9][A-Za-z0-9./_-]{0,39}", "1 to 40 of A-Z, 0-9, . / _ -"),
                in.oneOf("retained", "what it is kept for", List.of("yes", "no"))
                        .equals("yes"),
                in.text("material", "the material"),
                in.text("quantity", "the quantity"),
                in.text("place", "the place"),
                in.date("expires", "the last day"));
        return in.outcome(stored).then(one -> {
            if (situation.lot().events().of(SampleStored.class).stream()
                    .anyMatch(before -> before.detail().label().equals(one.label()))) {
                return Outcome.refused(Refusal.input("label", "A sample of this label is on record for this lot."));
            }
            return one.expires().isBefore(Times.today(situation))
                    ? Outcome.refused(Refusal.input("expires", "This day is past. Check it."))
                    : Outcome.done(one);
        });
    }

    private static Outcome<? extends Detail> take(Act.Situation situation, Inputs in) {
        Optional<UUID> id = in.uuid("sample");
        Optional<Event<SampleStored>> sample = left(situation.lot()).stream()
                .filter(one -> id.equals(Optional.of(one.id())))
                .findFirst();
        return sample.isEmpty()
                ? Outcome.refused(Refusal.input("sample", "Choose the sample."))
                : in.outcome(new SampleTaken(
                        sample.get().id(),
                        in.text("quantity", "the quantity"),
                        in.text("purpose", "the purpose"),
                        in.oneOf("exhausted", "what is left", List.of("yes", "no"))
                                .equals("yes")));
    }
}
