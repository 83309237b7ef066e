package io.lotgate.lot;

import io.lotgate.evaluation.Evaluation;
import io.lotgate.evaluation.Verdict;
import io.lotgate.ledger.Actor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * One attempt at a test, with everything its verdict was reached by.
 *
 * @param attempt counts from 1 a test
 * @param replaces the attempt this one replaces
 * @param authorisation retest plan or invalidation that allows this attempt; a follow-up is allowed by the specification
 * @param reason why there is a further attempt
 * @param evaluator version of the evaluator
 * @param specification SHA-256 of the specification the criterion stands in
 * @param evaluation the evaluator's answer
 * @param performedAt when the test was read; {@code at} is when it was recorded
 * @param lateReason why it was recorded late
 * @param run what it was made with, where the specification asks for it
 */
public record Result(
        UUID id,
        UUID lot,
        String test,
        int attempt,
        AttemptKind kind,
        Optional<UUID> replaces,
        Optional<UUID> authorisation,
        Optional<String> reason,
        String method,
        JsonNode criterion,
        JsonNode observation,
        String evaluator,
        String specification,
        String verdict,
        JsonNode evaluation,
        Instant performedAt,
        Optional<String> lateReason,
        Optional<ExternalReport> external,
        Optional<FileOrigin> origin,
        Optional<Run> run,
        Instant at,
        Actor by) {

    /** The verdict as a type. */
    public Verdict judged() {
        return Verdict.valueOf(verdict);
    }

    /** The evaluator's answer as a type. */
    public Evaluation evaluated() {
        return Evaluation.fromJson(evaluation);
    }

    /**
     * The report of an external laboratory.
     *
     * @param file SHA-256 of the attached report
     */
    public record ExternalReport(String laboratory, String number, LocalDate date, String file) {}

    /**
     * The instrument's file the values were taken from.
     *
     * @param file SHA-256 of the file
     * @param sample the sample's name in the file
     * @param line line in the file
     * @param columnMap SHA-256 of the approved column map it was read by; empty for a kind of file the program knows
     */
    public record FileOrigin(
            String file, String name, String instrument, String sample, int line, Optional<String> columnMap) {}

    /**
     * What the run was made with, as the inventory had it then.
     *
     * @param deviation number of the deviation that lets pass what was not usable
     */
    public record Run(List<Used> items, Optional<String> deviation) {
        public Run {
            items = List.copyOf(items);
        }
    }

    /**
     * An item of the inventory in a run.
     *
     * @param until last day on which it might be used, as known then
     * @param objection why it was not usable; then the run names a deviation
     */
    public record Used(
            Item.Kind kind, String type, String code, Optional<LocalDate> until, Optional<String> objection) {}
}
