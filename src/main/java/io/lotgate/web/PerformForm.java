package io.lotgate.web;

import io.lotgate.evaluation.Evaluator;
import io.lotgate.lot.Lot;
import io.lotgate.lot.LotTest;
import io.lotgate.lot.Outcome;
import io.lotgate.lot.PerformTest;
import io.lotgate.lot.Refusal;
import io.lotgate.lot.Result;
import io.lotgate.specification.Performer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the command of what was typed into the task form. */
record PerformForm(Lot lot, LotTest test, Map<String, String> typed, Evaluator evaluator, Optional<TakenSample> taken) {

    Outcome<PerformTest> command(int attempt) {
        List<Refusal> wrong = new ArrayList<>();
        Optional<Instant> performedAt = performedAt(wrong);
        Optional<Result.ExternalReport> external = external(wrong);
        if (!wrong.isEmpty()) {
            return Outcome.refused(wrong);
        }
        ObservationForm form = new ObservationForm(evaluator, lot, test.specification(), taken);
        List<String> unknown = form.unknown(typed);
        if (!unknown.isEmpty()) {
            return Outcome.refused(Refusal.input(
                    "", "This test does not ask for " + String.join(", ", unknown) + ". Open the form anew."));
        }
        return Outcome.done(new PerformTest(
                test.specification().id(),
                attempt,
                form.observation(typed),
                performedAt.orElseThrow(),
                text("lateReason"),
                text("reason"),
                external,
                taken.map(TakenSample::record),
                controls()));
    }

    private PerformTest.Controls controls() {
        Map<String, String> items = new HashMap<>();
        test.specification().run().types().forEach(type -> text("run:" + type)
                .ifPresent(code -> items.put(type, code)));
        return new PerformTest.Controls(items, text("runDeviation"));
    }

    private Optional<Instant> performedAt(List<Refusal> wrong) {
        try {
            return Optional.of(LocalDateTime.parse(
                            text("performedAt").filter(PerformForm::ofOurTime).orElse(""))
                    .atZone(LotViews.zone(lot))
                    .toInstant());
        } catch (DateTimeException notATime) {
            wrong.add(Refusal.input("performedAt", "Enter date and time of the reading, such as 2026-03-31T14:05."));
            return Optional.empty();
        }
    }

    private Optional<Result.ExternalReport> external(List<Refusal> wrong) {
        if (test.specification().performer() != Performer.EXTERNAL) {
            return Optional.empty();
        }
        Optional<String> laboratory = required("laboratory", "Enter the laboratory that reported.", wrong);
        Optional<String> number = required("reportNumber", "Enter the report's number.", wrong);
        Optional<String> file = text("reportFile").filter(sha -> sha.matches("[0-9a-f]{64}"));
        if (file.isEmpty()) {
            wrong.add(Refusal.input("report", text("reportRefused").orElse("Attach the report as PDF.")));
        }
        Optional<LocalDate> date = date(wrong);
        return laboratory.isPresent() && number.isPresent() && file.isPresent() && date.isPresent()
                ? Optional.of(new Result.ExternalReport(laboratory.get(), number.get(), date.get(), file.get()))
                : Optional.empty();
    }

    private Optional<LocalDate> date(List<Refusal> wrong) {
        try {
            return Optional.of(LocalDate.parse(
                    text("reportDate").filter(PerformForm::ofOurTime).orElse("")));
        } catch (DateTimeException notADate) {
            wrong.add(Refusal.input("reportDate", "Enter the report's date, such as 2026-03-31."));
            return Optional.empty();
        }
    }

    /** Years before 1990 or after 2200 are typing errors. */
    private static boolean ofOurTime(String date) {
        return date.matches("(199|20[0-9]|21[0-9])[0-9]-.*");
    }

    private Optional<String> required(String name, String message, List<Refusal> wrong) {
        Optional<String> value = text(name);
        if (value.isEmpty()) {
            wrong.add(Refusal.input(name, message));
        }
        return value;
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(typed.get(name)).map(String::strip).filter(given -> !given.isEmpty());
    }
}
