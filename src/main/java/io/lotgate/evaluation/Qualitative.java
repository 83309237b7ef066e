package io.lotgate.evaluation;

import io.lotgate.evaluation.Field.Kind;
import java.util.List;
import java.util.Optional;

/**
 * A result in words, such as "Not detected" or an external laboratory's conclusion. Accepted wordings are compared
 * without regard to case and blanks; any other wording does not conform.
 */
final class Qualitative implements Method<Qualitative.Criterion> {
    /**
     * @param accept wordings that conform
     * @param choices all wordings that may be entered; empty when any may
     */
    record Criterion(List<String> accept, List<String> choices) {}

    @Override
    public String name() {
        return "qualitative";
    }

    @Override
    public Optional<Criterion> criterion(Source source) {
        List<String> accept = texts(source, "accept");
        List<String> choices = source.has("choices") ? texts(source, "choices") : List.of();
        if (!choices.isEmpty() && !accept.stream().allMatch(wording -> contains(choices, wording))) {
            source.error("ACCEPTED_NOT_OFFERED", "choices", "Every accepted wording must be one of the choices");
        }
        return accept.isEmpty() ? Optional.empty() : Optional.of(new Criterion(accept, choices));
    }

    /** A list of texts, at least one. */
    static List<String> texts(Source source, String name) {
        Source list = source.listAt(name);
        return list.each(list::text);
    }

    @Override
    public List<String> limits(Criterion criterion) {
        return List.of(String.join(" or ", criterion.accept()));
    }

    @Override
    public List<Field> fields(Criterion criterion) {
        boolean free = criterion.choices().isEmpty();
        return List.of(
                Field.asked("/value", "Result", free ? Kind.TEXT : Kind.CHOICE)
                        .offering(free ? criterion.accept() : criterion.choices())
                        .limitedBy(String.join(" or ", criterion.accept())),
                Field.asked("/detail", "Wording of the laboratory", Kind.TEXT).optional());
    }

    @Override
    public Optional<Outcome> judge(Criterion criterion, Source observation, Notes notes) {
        Optional<String> value = observation.text("value");
        Optional<String> detail = observation.given("detail", observation::text);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (!criterion.choices().isEmpty() && !contains(criterion.choices(), value.get())) {
            observation.error("NOT_A_CHOICE", "value", "Choose one of: " + String.join(", ", criterion.choices()));
            return Optional.empty();
        }
        Optional<String> accepted = criterion.accept().stream()
                .filter(wording -> Readings.same(wording, value.get()))
                .findFirst();
        String wording = accepted.orElse(value.get());
        notes.working(Readings.quoted(value.get())
                + (accepted.isPresent() ? " is " : " is not ")
                + String.join(" or ", criterion.accept()));
        if (accepted.isEmpty()) {
            notes.warning("OUTSIDE_LIMIT", "/value", "This wording is not an accepted result");
        }
        Verdict verdict = accepted.isPresent() ? Verdict.CONFORMS : Verdict.OUT_OF_SPECIFICATION;
        String reported = wording + detail.map(text -> " (" + text + ")").orElse("");
        return Optional.of(Outcome.of(verdict, reported));
    }

    private static boolean contains(List<String> wordings, String value) {
        return wordings.stream().anyMatch(wording -> Readings.same(wording, value));
    }
}
