package io.lotgate.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.evaluation.Entered;
import io.lotgate.evaluation.Evaluation;
import io.lotgate.evaluation.Evaluator;
import io.lotgate.evaluation.Field;
import io.lotgate.evaluation.Verdict;
import io.lotgate.intake.Worksheet.Subject;
import io.lotgate.specification.ProductSpecification;
import io.lotgate.specification.Shipped;
import io.lotgate.specification.TestSpecification;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** Every product's worksheet: made, filled in by Apache POI, read, judged. */
class WorksheetTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant MADE = Instant.parse("2031-05-01T00:30:00Z");
    private static final Evaluator EVALUATOR = Evaluator.standard();

    static List<String> products() {
        return Shipped.references();
    }

    static Subject subject(String reference) {
        ProductSpecification specification = Shipped.specification(reference);
        return new Subject("LOT-1", specification, specification.tests(), SHANGHAI);
    }

    @ParameterizedTest
    @MethodSource("products")
    void isJudgedLikeTheSameValuesTypedIntoTheForm(String reference) {
        Subject subject = subject(reference);
        byte[] filled = FilledWorksheet.filled(Worksheet.of(subject, MADE));
        for (TestSpecification test : subject.tests()) {
            Proposal proposal =
                    proposal(Worksheet.read(filled, subject, test.id()).orElseThrow());
            ObjectNode typed = typed(test);
            ObjectNode read = completed(test, proposal.observation());
            assertThat(read).as(test.id() + proposal.findings()).isEqualTo(typed);
            Evaluation judged = EVALUATOR.evaluate(test.method(), test.criterion(), read);
            assertThat(judged).as(test.id()).isEqualTo(EVALUATOR.evaluate(test.method(), test.criterion(), typed));
            assertThat(judged.verdict()).as(test.id() + judged.findings()).isEqualTo(Verdict.CONFORMS);
        }
    }

    private static Proposal proposal(Reading reading) {
        assertThat(reading).as(reading.findings().toString()).isInstanceOf(Reading.Recognised.class);
        return ((Reading.Recognised) reading).proposals().get(0);
    }

    private static List<Field> fields(TestSpecification test) {
        return EVALUATOR.fields(test.method(), test.criterion()).stream()
                .filter(Field::required)
                .toList();
    }

    /** As the form makes it, what the lot and other tests give included. */
    private static ObjectNode typed(TestSpecification test) {
        Entered entered = new Entered(SHANGHAI);
        return entered.observation(
                fields(test), field -> entered.value(field, Optional.of(FilledWorksheet.plausible(field))));
    }

    /** With what the lot or another test gives. */
    private static ObjectNode completed(TestSpecification test, ObjectNode read) {
        Entered entered = new Entered(SHANGHAI);
        return entered.observation(
                fields(test),
                field -> test.inputs().containsKey(field.pointer())
                        ? entered.value(field, Optional.of(FilledWorksheet.plausible(field)))
                        : Optional.of(read.at(field.pointer())).filter(value -> !value.isMissingNode()));
    }
}
