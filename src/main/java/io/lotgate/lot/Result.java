package io.lotgate.lot;

import io.lotgate.evaluation.Evaluation;
import io.lotgate.evaluation.Verdict;
import io.lotgate.ledger.Actor;
import java.time.Instant;
import java.time.LocalDate;
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
     */
    public record FileOrigin(String file, String name, String instrument, String sample, int line) {}
}
