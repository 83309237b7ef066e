package io.lotgate.web;

import io.lotgate.document.Documents;
import io.lotgate.evaluation.Evaluation;
import io.lotgate.evaluation.Evaluator;
import io.lotgate.evaluation.Field;
import io.lotgate.intake.Intake;
import io.lotgate.lot.Lot;
import io.lotgate.lot.LotTest;
import io.lotgate.lot.Result;
import io.lotgate.value.Digest;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What pages show of a result: entries, workings, findings, raw file, attempts. */
@Component
final class ResultViews {
    private static final int RAW_LINES = 60;

    private final Intake intake;
    private final Documents documents;
    private final Evaluator evaluator;

    ResultViews(Intake intake, Documents documents, Evaluator evaluator) {
        this.intake = intake;
        this.documents = documents;
        this.evaluator = evaluator;
    }

    ResultView view(Lot lot, LotTest test, LotTest.Attempt attempt) {
        Result result = attempt.result().record();
        Evaluation evaluation = result.evaluated();
        ZoneId zone = LotViews.zone(lot);
        return new ResultView(
                new VerdictView(result.verdict(), test.previouslyOutOfSpecification()),
                evaluation.cause().map(Enum::name).orElse(""),
                evaluation.reported(),
                entries(result),
                values(evaluation),
                evaluation.workings(),
                evaluation.findings().stream().map(InstrumentFiles::row).toList(),
                LotViews.signature(attempt.result(), zone),
                attempt.review().flatMap(review -> LotViews.signature(review, zone)),
                TimeView.of(result.performedAt(), zone),
                TimeView.of(result.at(), zone),
                result.lateReason().orElse(""),
                external(result),
                result.origin().flatMap(this::raw),
                basis(test, result));
    }

    /** All attempts, the oldest first; the one shown has no link. */
    List<AttemptRow> attempts(Lot lot, LotTest test, String shown) {
        ZoneId zone = LotViews.zone(lot);
        List<AttemptRow> rows = new ArrayList<>();
        for (LotTest.Attempt attempt : test.attempts()) {
            Result result = attempt.result().record();
            String number = Integer.toString(result.attempt());
            String returned = attempt.returned()
                    ? "Returned: "
                            + attempt.review().orElseThrow().record().reason().orElse("")
                    : "";
            rows.add(new AttemptRow(
                    result.attempt(),
                    result.kind().name(),
                    result.evaluated().reported(),
                    new VerdictView(result.verdict(), false),
                    LotViews.signature(attempt.result(), zone),
                    attempt.review().flatMap(review -> LotViews.signature(review, zone)),
                    (result.reason().orElse("") + " " + returned).strip(),
                    number.equals(shown) ? "" : LotViews.href(lot, test) + "?attempt=" + number));
        }
        return rows;
    }

    private List<FactRow> entries(Result result) {
        List<FactRow> facts = new ArrayList<>();
        for (Field field : evaluator.fields(result.method(), result.criterion())) {
            JsonNode value = result.observation().at(field.pointer());
            if (!value.isMissingNode() && field.fixed().isEmpty()) {
                String unit = field.unit().isEmpty() ? "" : " " + field.unit();
                facts.add(FactRow.of(field.label(), value.asString() + unit, note(result, field)));
            }
        }
        facts.addAll(furtherWells(result));
        return facts;
    }

    /** Wells of digital PCR beyond those that the form asks for. */
    private List<FactRow> furtherWells(Result result) {
        JsonNode wells = result.observation().path("wells");
        Set<String> asked = evaluator.fields(result.method(), result.criterion()).stream()
                .map(Field::pointer)
                .collect(Collectors.toSet());
        List<FactRow> facts = new ArrayList<>();
        for (int i = 0; i < wells.size(); i++) {
            if (!asked.contains("/wells/" + i + "/positives")) {
                JsonNode well = wells.get(i);
                facts.add(FactRow.of(
                        "Positive partitions, well " + (i + 1),
                        well.path("positives").asString() + " of "
                                + well.path("accepted").asString()));
            }
        }
        return facts;
    }

    private static String note(Result result, Field field) {
        boolean measured = field.pointer().equals("/viability")
                || field.pointer().equals("/viablePerMl")
                || field.pointer().startsWith("/wells/");
        return result.origin()
                .filter(origin -> measured)
                .map(origin -> origin.instrument() + ", " + origin.name() + ", line " + origin.line())
                .orElse("");
    }

    private static List<FactRow> values(Evaluation evaluation) {
        List<FactRow> facts = new ArrayList<>();
        evaluation
                .values()
                .forEachEntry((name, value) -> facts.add(
                        FactRow.of(Words.value(name), value.isValueNode() ? value.asString() : value.toString())));
        return facts;
    }

    private static List<FactRow> external(Result result) {
        return result.external()
                .map(report -> List.of(
                        FactRow.of("Laboratory", report.laboratory()),
                        FactRow.of("Report", report.number() + " of " + report.date()),
                        FactRow.code("Attached report", report.file())))
                .orElse(List.of());
    }

    private List<FactRow> basis(LotTest test, Result result) {
        List<FactRow> facts = new ArrayList<>(List.of(
                FactRow.of("Procedure", test.specification().methodReference()),
                FactRow.of("Method", Words.method(result.method()) + ", evaluator " + result.evaluator()),
                FactRow.code("Specification", result.specification()),
                FactRow.of("Limit's source", test.specification().source())));
        result.run().ifPresent(run -> run.items().forEach(used -> facts.add(used(used, run.deviation()))));
        return facts;
    }

    /** An item of the run with its last day, or why it was not usable and what lets it pass. */
    private static FactRow used(Result.Used used, Optional<String> deviation) {
        String until = used.until().map(last -> "until " + last).orElse("");
        return FactRow.of(
                Session.words(used.kind().name()) + ", " + used.type(),
                used.code(),
                used.objection()
                        .map(why -> "not usable: " + why + "; deviation " + deviation.orElse(""))
                        .orElse(until));
    }

    private Optional<ResultView.RawView> raw(Result.FileOrigin origin) {
        return documents.file(new Digest(origin.file())).map(bytes -> {
            List<ResultView.RawRow> rows = new ArrayList<>();
            for (Intake.Line line : intake.lines(bytes, RAW_LINES)) {
                String text = line.text().length() > 300 ? line.text().substring(0, 300) + "…" : line.text();
                String number =
                        line.sheet().isEmpty() ? Integer.toString(line.number()) : line.sheet() + " " + line.number();
                rows.add(new ResultView.RawRow(number, List.of(text), line.number() == origin.line()));
            }
            FileView file = new FileView(origin.name(), origin.file(), "", "/lotgate/files/" + origin.file());
            return new ResultView.RawView(file, List.of(), rows);
        });
    }
}
