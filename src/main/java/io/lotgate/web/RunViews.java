package io.lotgate.web;

import io.lotgate.lot.Inventory;
import io.lotgate.lot.Item;
import io.lotgate.lot.Lot;
import io.lotgate.lot.Lots;
import io.lotgate.specification.RunControls;
import io.lotgate.specification.TestSpecification;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** What a run can be made with, from the inventory; what is not usable on the day stays visible and says why. */
@Component
final class RunViews {
    private static final int SHOWN = 50;

    private final Inventory inventory;
    private final Clock clock;

    RunViews(Lots lots, @Qualifier("lotgateClock") Clock clock) {
        this.inventory = lots.inventory();
        this.clock = clock;
    }

    Optional<RunView> of(Lot lot, TestSpecification test, FormView form) {
        RunControls asked = test.run();
        if (asked.none()) {
            return Optional.empty();
        }
        LocalDate day = day(lot, form);
        List<RunView.Select> selects = new ArrayList<>();
        asked.equipment().forEach(type -> selects.add(select("Equipment", type, day)));
        asked.reagents().forEach(type -> selects.add(select("Reagent", type, day)));
        return Optional.of(new RunView(
                selects,
                asked.qualified() ? qualification(test.procedure(), day) : "",
                form.error("run:qualification"),
                lot.acceptedDeviations().stream()
                        .map(number -> new OptionRow(number, number, ""))
                        .toList()));
    }

    private RunView.Select select(String what, String type, LocalDate day) {
        return new RunView.Select(
                "run:" + type,
                what + ": " + type,
                inventory.ofType(type, SHOWN).stream()
                        .map(item -> new OptionRow(
                                item.code(),
                                item.code() + ", " + item.listed().description(),
                                item.objection(day)
                                        .map(why -> "not usable: " + why)
                                        .orElse("")))
                        .toList());
    }

    private String qualification(String procedure, LocalDate day) {
        Optional<Item> item = inventory.find(Session.person().username() + "/" + procedure);
        String yours = "Your qualification for " + procedure;
        return item.map(known -> known.objection(day)
                        .map(why -> yours + " cannot be used: " + why + ".")
                        .orElse(yours + " holds until "
                                + known.until().map(LocalDate::toString).orElse("") + "."))
                .orElse(yours + " is not on record. A QA manager records it in the inventory.");
    }

    /** The day of the reading as typed, else today. */
    private LocalDate day(Lot lot, FormView form) {
        String typed = form.value("performedAt");
        try {
            return LocalDate.parse(typed.length() > 10 ? typed.substring(0, 10) : typed);
        } catch (DateTimeException notADay) {
            return clock.instant().atZone(LotViews.zone(lot)).toLocalDate();
        }
    }
}
