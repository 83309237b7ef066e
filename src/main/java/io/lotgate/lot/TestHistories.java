package io.lotgate.lot;

import io.lotgate.evaluation.Verdict;
import io.lotgate.specification.Specifications;
import io.lotgate.specification.TestSpecification;
import io.lotgate.value.Digest;
import io.lotgate.value.RecordJson;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One test over the lots of a product: five queries for all lots together, whatever their number. */
final class TestHistories {
    private final JdbcClient db;
    private final Specifications specifications;

    TestHistories(JdbcClient db, Specifications specifications) {
        this.db = db;
        this.specifications = specifications;
    }

    private record LotRow(UUID id, String number, String reference, Instant manufacturedAt) {}

    /** What is on record of the test, by lot or by the result it is about. */
    private record Records(
            Map<UUID, List<Signed<Result>>> results,
            Map<UUID, Signed<Review>> reviews,
            Map<UUID, List<Investigation>> opened,
            List<Signed<Conclusion>> conclusions) {

        LotTest test(UUID lot, TestSpecification tested) {
            Investigations investigations =
                    new Investigations(opened.getOrDefault(lot, List.of()), List.of(), List.of(), conclusions);
            List<LotTest.Attempt> attempts = results.getOrDefault(lot, List.of()).stream()
                    .map(result -> new LotTest.Attempt(
                            result,
                            Optional.ofNullable(reviews.get(result.record().id()))))
                    .toList();
            return new LotTest(
                    tested,
                    TestPhase.CONCLUDED, // what an attempt counts for does not depend on it
                    attempts,
                    investigations.of(tested.id(), attempts),
                    List.of(),
                    Optional.empty());
        }
    }

    /** The newest lots by manufacture that have a result, the newest first; lots under every approved version. */
    List<TestHistory> of(String product, String test, int most) {
        Map<String, TestSpecification> versions = new HashMap<>();
        specifications.approved().stream()
                .filter(one -> one.product().equals(product))
                .forEach(one -> one.test(test).ifPresent(tested -> versions.put(one.reference(), tested)));
        List<LotRow> lots = versions.isEmpty() ? List.of() : lots(List.copyOf(versions.keySet()), test, most);
        if (lots.isEmpty()) {
            return List.of();
        }
        Records records = records(test, lots.stream().map(LotRow::id).toList());
        return lots.stream()
                .flatMap(lot -> Optional.ofNullable(versions.get(lot.reference())).stream()
                        .map(tested -> history(lot, records.test(lot.id(), tested))))
                .toList();
    }

    private Records records(String test, List<UUID> lots) {
        Map<String, Object> of = Map.of("test", test, "lots", lots);
        return new Records(
                read("record.result r", Result.class, of).stream()
                        .collect(Collectors.groupingBy(result -> result.record().lot())),
                read("record.review x JOIN record.result r ON r.id = x.result", Review.class, of).stream()
                        .collect(Collectors.toMap(review -> review.record().result(), Function.identity())),
                read("record.investigation r", Investigation.class, of).stream()
                        .map(Signed::record)
                        .collect(Collectors.groupingBy(Investigation::lot)),
                read(
                        "record.conclusion x JOIN record.investigation r ON r.id = x.investigation",
                        Conclusion.class,
                        of));
    }

    private List<LotRow> lots(List<String> references, String test, int most) {
        return db.sql("SELECT id, number, product, manufactured_at FROM projection.lot l WHERE product IN (:products)"
                        + " AND EXISTS (SELECT 1 FROM record.result WHERE lot = l.id AND test = :test)"
                        + " ORDER BY manufactured_at DESC, id DESC LIMIT :most")
                .params(Map.of("products", references, "test", test, "most", most))
                .query((row, i) -> new LotRow(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, OffsetDateTime.class).toInstant()))
                .list();
    }

    /** @param from tables of which r has the lot and the test, and x, where there is one, the content */
    private <T extends Record> List<Signed<T>> read(String from, Class<T> type, Map<String, Object> of) {
        String table = from.contains(" x ") ? "x" : "r";
        return db.sql("SELECT " + table + ".content FROM " + from
                        + " WHERE r.test = :test AND r.lot IN (:lots) ORDER BY " + table + ".id")
                .params(of)
                .query((row, i) -> {
                    byte[] content = row.getBytes(1);
                    return new Signed<>(RecordJson.to(type, RecordJson.parse(content)), Digest.of(content), List.of());
                })
                .list();
    }

    private static TestHistory history(LotRow lot, LotTest test) {
        return new TestHistory(
                lot.number(),
                lot.reference(),
                lot.manufacturedAt(),
                test.attempts().stream()
                        .map(attempt -> new TestHistory.Entry(attempt.result().record(), use(test, attempt)))
                        .toList());
    }

    /** What an attempt counts for among all attempts at its test. */
    static TestHistory.Use use(LotTest test, LotTest.Attempt attempt) {
        Result result = attempt.result().record();
        if (attempt.returned()) {
            return TestHistory.Use.RETURNED;
        }
        if (result.judged() == Verdict.INVALID) {
            return TestHistory.Use.NOT_VALID;
        }
        if (attempt.review().isEmpty()) {
            return TestHistory.Use.NOT_REVIEWED;
        }
        boolean invalidated = test.investigations().stream()
                .filter(one -> one.finding().equals(Optional.of(Conclusion.Finding.INVALIDATED)))
                .anyMatch(one -> test.corrections(one.opened().result()).contains(attempt));
        if (invalidated) {
            return TestHistory.Use.INVALIDATED;
        }
        if (!test.standing().equals(Optional.of(attempt))) {
            boolean later = result.kind() == AttemptKind.RETEST || result.kind() == AttemptKind.RESAMPLE;
            return later ? TestHistory.Use.RETEST : TestHistory.Use.SUPERSEDED;
        }
        return test.openInvestigation().isPresent() ? TestHistory.Use.UNDER_INVESTIGATION : TestHistory.Use.REPORTABLE;
    }
}
