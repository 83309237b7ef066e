package io.lotgate.lot;

import io.lotgate.lot.Detail.ModelsChanged;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A lot keeps the process models it was registered under, until QA moves it to the approved ones with a signature. */
final class Remodelling {
    static final List<Act> ACTS = List.of(new Act(
            "change-models",
            Act.Topic.STATUS,
            "Move to the approved process models",
            "The lot goes on by the models that lots registered now follow; nothing on its record changes.",
            ModelsChanged.class,
            Set.of("QA_MANAGER"),
            Optional.of("approved"),
            lot -> lot.status().over()
                    ? Optional.of("The lot is " + lot.status().words() + ".")
                    : Optional.empty(),
            lot -> List.of(Ask.prose("reason", "Reason", "Why the lot does not end by the models it began with.")),
            (situation, in) -> situation.models().equals(situation.lot().models())
                    ? Outcome.refused(Refusal.blocked("The lot follows the approved models already."))
                    : in.outcome(new ModelsChanged(situation.models(), in.prose("reason", "the reason")))));

    private Remodelling() {}
}
