package io.lotgate.lot;

import io.lotgate.ledger.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Phase I of an investigation: what the laboratory found when it looked at its own work (FDA, Investigating
 * Out-of-Specification Test Results, 2022, section III).
 *
 * @param answers to {@link #QUESTIONS}, each with a remark where the answer is no
 * @param cause the laboratory's error that is proven; empty when none was found
 */
public record LaboratoryPhase(
        UUID id,
        UUID investigation,
        UUID lot,
        List<Answer> answers,
        String findings,
        Optional<String> cause,
        Instant at,
        Actor by) {

    /** What the laboratory looks at, by id; the same for every test, so that none is left out. */
    public static final List<Question> QUESTIONS = List.of(
            new Question("method", "The analyst knew the method and followed its approved version"),
            new Question("raw-data", "Raw data, transcription and calculation were checked and agree with the result"),
            new Question("instrument", "The instrument was qualified, calibrated and worked as it should"),
            new Question("reagents", "Standards, reagents and media were the right ones and in date"),
            new Question("sample", "The sample was the right one, was kept as prescribed and looked as it should"),
            new Question("preparations", "Preparations and plates were kept and examined again"));

    public LaboratoryPhase {
        answers = List.copyOf(answers);
    }

    /** One question of the checklist. */
    public record Question(String id, String text) {}

    /** Its answer. */
    public record Answer(String question, String text, boolean yes, String remark) {}
}
