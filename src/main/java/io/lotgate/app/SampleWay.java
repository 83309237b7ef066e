package io.lotgate.app;

import io.lotgate.account.Accounts;
import io.lotgate.account.Credentials;
import io.lotgate.evaluation.Verdict;
import io.lotgate.ledger.Actor;
import io.lotgate.lot.BatchRecordReview;
import io.lotgate.lot.Decision;
import io.lotgate.lot.Lot;
import io.lotgate.lot.LotTest;
import io.lotgate.lot.Lots;
import io.lotgate.lot.Outcome;
import io.lotgate.lot.PerformTest;
import io.lotgate.lot.ReceiveSamples;
import io.lotgate.lot.RegisterLot;
import io.lotgate.lot.Result;
import io.lotgate.process.ReleaseProcess;
import io.lotgate.specification.Performer;
import io.lotgate.value.Ids;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Takes a sample lot along the real process, step by step, with the sample accounts' real signatures. */
final class SampleWay {
    private static final String CONSTRUCTED = String.join(
            ",",
            List.of(
                    "recipient",
                    "weightKg",
                    "volumeMl",
                    "containers",
                    "manufacturedAt",
                    "expiresAt",
                    "performedAt",
                    "viablePerMl",
                    "targetCells",
                    "test.sterility",
                    "test.mycoplasma-culture"));

    private final Accounts accounts;
    private final ReleaseProcess process;
    private final Lots lots;
    private final Clock clock;
    private final Consumer<String> step;

    /** @param step is told each step in a line */
    SampleWay(Accounts accounts, ReleaseProcess process, Lots lots, Clock clock, Consumer<String> step) {
        this.accounts = accounts;
        this.process = process;
        this.lots = lots;
        this.clock = clock;
        this.step = step;
    }

    UUID register(SampleLot sample) {
        UUID lot = done(RegisterLot.read(registration(sample), ZoneOffset.UTC)
                .then(command -> process.register(Ids.next(), command, actor("technician"), "UTC")));
        step.accept("registered lot " + sample.number() + " under " + sample.specification());
        return lot;
    }

    /** The registration form as the technician fills it in. */
    Map<String, String> registration(SampleLot sample) {
        Map<String, String> input = new HashMap<>();
        input.put("number", sample.number());
        input.put("specification", sample.specification());
        input.put("donorType", "allogeneic");
        input.put("donorEligible", "true");
        input.put("identityChecked", "true");
        for (String name : List.of("recipient", "weightKg", "volumeMl", "containers")) {
            input.put(name, sample.constructed(name));
        }
        Instant made = sample.manufactured(clock);
        input.put("weighedOn", made.atZone(ZoneOffset.UTC).toLocalDate().toString());
        input.put("manufacturedAt", made.toString());
        input.put(
                "expiresAt",
                made.atZone(ZoneOffset.UTC).plusMonths(24).toInstant().toString());
        input.put("constructed", CONSTRUCTED);
        input.put("note", sample.note());
        return input;
    }

    void receive(UUID lot, SampleLot sample) {
        done(ReceiveSamples.read(reception(sample), ZoneOffset.UTC)
                .then(command -> process.receive(Ids.next(), lot, command, actor("technician"))));
        step.accept("samples received");
    }

    /** The reception form as the technician fills it in. */
    Map<String, String> reception(SampleLot sample) {
        Instant received = sample.received(clock);
        return Map.of(
                "collectedAt", received.minusSeconds(7200).toString(),
                "receivedAt", received.toString(),
                "temperatureC", "5.0",
                "condition", "acceptable",
                "volumeMl", "12",
                "location", "QC refrigerator 2, shelf A");
    }

    void performAndAccept(UUID lot, SampleLot sample, String test) {
        perform(lot, sample, test, sample.observation(test, clock), Optional.empty());
        accept(lot, test);
    }

    void perform(UUID lot, SampleLot sample, String test, ObjectNode observation, Optional<String> reason) {
        LotTest open = lot(lot).test(test).orElseThrow();
        boolean external = open.specification().performer() == Performer.EXTERNAL;
        PerformTest command = new PerformTest(
                test,
                open.nextAttempt(),
                observation,
                clock.instant().truncatedTo(ChronoUnit.MINUTES),
                Optional.empty(),
                reason,
                external ? Optional.of(report(sample)) : Optional.empty(),
                Optional.empty());
        done(process.perform(Ids.next(), lot, command, actor("technician"), credentials("technician")));
        Result result = lot(lot).test(test)
                .orElseThrow()
                .latest()
                .orElseThrow()
                .result()
                .record();
        step.accept(String.format(
                "%-20s %s  %s",
                test,
                result.judged() == Verdict.CONFORMS ? "conforms" : result.verdict(),
                result.evaluated().reported()));
    }

    void accept(UUID lot, String test) {
        UUID result = lot(lot).test(test)
                .orElseThrow()
                .latest()
                .orElseThrow()
                .result()
                .record()
                .id();
        done(process.accept(
                Ids.next(), lot, test, result, Optional.empty(), actor("reviewer"), credentials("reviewer")));
    }

    void sendBack(UUID lot, String test, String reason) {
        UUID result = lot(lot).test(test)
                .orElseThrow()
                .latest()
                .orElseThrow()
                .result()
                .record()
                .id();
        done(process.sendBack(Ids.next(), lot, test, result, Optional.of(reason), actor("reviewer")));
    }

    /** @param no item answered no, with its remark; empty when all are answered yes */
    void reviewBatchRecord(UUID lot, String no, String remark) {
        List<BatchRecordReview.Answer> answers = lot(lot).specification().batchRecordReview().stream()
                .map(item -> new BatchRecordReview.Answer(
                        item.id(),
                        item.text().en(),
                        !item.id().equals(no),
                        item.id().equals(no) ? remark : ""))
                .toList();
        done(process.reviewBatchRecord(Ids.next(), lot, answers, lot(lot).version(), actor("qa"), credentials("qa")));
        step.accept("batch record reviewed by QA");
    }

    void decide(UUID lot, Decision decision, String reason) {
        done(process.decide(
                Ids.next(), lot, decision, reason, lot(lot).version(), actor("certifier"), credentials("certifier")));
        step.accept(decision == Decision.RELEASE ? "released by the certifier" : "rejected by the certifier");
    }

    Lot lot(UUID id) {
        return lots.find(id).orElseThrow();
    }

    private Result.ExternalReport report(SampleLot sample) {
        LocalDate date = SampleLot.daysAgo(sample.external("reportedDaysAgo"), clock)
                .atZone(ZoneOffset.UTC)
                .toLocalDate();
        try (InputStream pdf = SampleWay.class.getResourceAsStream(
                "/META-INF/lotgate/config/samples/constructed-karyotype-report.pdf")) {
            if (pdf == null) {
                throw new IllegalStateException("the sample report is missing from the program");
            }
            String file = done(process.keepReport(pdf.readAllBytes(), actor("technician")));
            return new Result.ExternalReport(
                    sample.external("laboratory"), sample.external("reportNumber"), date, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Actor actor(String username) {
        return accounts.find(username).orElseThrow().actor();
    }

    private static Credentials credentials(String username) {
        return new Credentials(username, SamplePeople.PASSWORD);
    }

    private static <T> T done(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Done<T> done) {
            return done.value();
        }
        throw new IllegalStateException("the sample way was refused: " + outcome);
    }
}
