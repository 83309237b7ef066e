package io.lotgate.lot;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What the laboratory enters for phase I of an investigation. */
public record LaboratoryFindings(
        UUID investigation, List<LaboratoryPhase.Answer> answers, String findings, Optional<String> cause) {

    /** Reads the named texts of a form; every field that cannot be read is refused. */
    public static Outcome<LaboratoryFindings> from(UUID investigation, Map<String, String> texts) {
        Inputs in = new Inputs(texts, ZoneOffset.UTC);
        List<LaboratoryPhase.Answer> answers = new ArrayList<>();
        for (LaboratoryPhase.Question question : LaboratoryPhase.QUESTIONS) {
            boolean yes = in.oneOf("answer-" + question.id(), "yes or no", List.of("yes", "no"))
                    .equals("yes");
            String remark = in.remark("remark-" + question.id()).orElse("");
            answers.add(new LaboratoryPhase.Answer(question.id(), question.text(), yes, remark));
        }
        String findings = in.prose("findings", "what was looked at and found");
        return in.outcome(new LaboratoryFindings(investigation, answers, findings, in.remark("cause")));
    }
}
