package io.lotgate.intake;

import io.lotgate.evaluation.Evaluator;
import io.lotgate.evaluation.Field;
import io.lotgate.specification.ProductSpecification;
import io.lotgate.specification.TestSpecification;
import io.lotgate.value.CanonicalJson;
import io.lotgate.value.Digest;
import io.lotgate.value.RecordJson;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tests of a lot as a workbook to print, or to fill in and upload. It asks for the same values in the same words as
 * the task forms. Everything in it follows from this record, so that a worksheet that was changed is recognised cell by
 * cell.
 *
 * @param identifier lot and time of making, unique for a lot
 * @param lot the lot's number
 * @param product name in English and Chinese
 * @param specification product and version
 * @param specificationSha256 of the specification's file
 * @param madeAt whole seconds
 * @param zone of the laboratory, in which times are entered
 * @param tests in the order of the specification
 */
public record Worksheet(
        String identifier,
        String lot,
        String product,
        String specification,
        String specificationSha256,
        Instant madeAt,
        String zone,
        List<Asked> tests) {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    public Worksheet {
        tests = List.copyOf(tests);
    }

    /**
     * What a worksheet is about.
     *
     * @param lot the lot's number
     * @param tests of the lot, those of every dose included
     */
    public record Subject(String lot, ProductSpecification specification, List<TestSpecification> tests, ZoneId zone) {
        public Subject {
            tests = List.copyOf(tests);
        }

        Optional<TestSpecification> test(String id) {
            return tests.stream().filter(test -> test.id().equals(id)).findFirst();
        }
    }

    /**
     * One test with what it asks for.
     *
     * @param limits as filed, one an entry
     * @param fields constants included
     * @param given where those values come from that nobody enters here, by pointer
     */
    public record Asked(
            String id,
            String en,
            String zh,
            String method,
            String methodReference,
            String samplePoint,
            List<String> limits,
            List<Field> fields,
            Map<String, String> given) {
        public Asked {
            limits = List.copyOf(limits);
            fields = List.copyOf(fields);
            given = Map.copyOf(given);
        }

        static Asked of(TestSpecification test) {
            Evaluator evaluator = Evaluator.standard();
            return new Asked(
                    test.id(),
                    test.name().en(),
                    test.name().zh(),
                    test.method(),
                    test.methodReference(),
                    test.samplePoint(),
                    evaluator.limits(test.method(), test.criterion()),
                    evaluator.fields(test.method(), test.criterion()),
                    test.inputs());
        }

        /** Whether a person enters this value. */
        boolean entered(Field field) {
            return field.fixed().isEmpty() && !given.containsKey(field.pointer());
        }
    }

    /** The worksheet of a lot's tests as they are now. */
    public static Worksheet of(Subject subject, Instant madeAt) {
        Instant second = madeAt.truncatedTo(ChronoUnit.SECONDS);
        ProductSpecification specification = subject.specification();
        return new Worksheet(
                "WS-" + subject.lot() + "-" + STAMP.format(second),
                subject.lot(),
                specification.name().en() + " " + specification.name().zh(),
                specification.reference(),
                specification.digest().hex(),
                second,
                subject.zone().getId(),
                subject.tests().stream().map(Asked::of).toList());
    }

    /** SHA-256 of this record as canonical JSON; it stands in the workbook. */
    public Digest digest() {
        return Digest.of(CanonicalJson.bytes(RecordJson.of(this)));
    }

    /** The workbook, protected, with an empty cell for every value asked for. */
    public byte[] xlsx() {
        return WorksheetLayout.of(this).book().bytes();
    }

    /**
     * What a filled worksheet holds for one test of a lot, as one proposal; empty when the file is no worksheet. Refused as
     * a whole, naming the cell, when it is of another lot or specification, was changed outside its entry cells, or has a
     * formula anywhere.
     */
    public static Optional<Reading> read(byte[] content, Subject subject, String test) {
        return WorksheetReader.open(content).map(reader -> reader.read(subject, test));
    }
}
