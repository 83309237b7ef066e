package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.certificate.Certificates.Certificate;
import io.lotgate.ledger.Entry;
import io.lotgate.lot.AttemptKind;
import io.lotgate.lot.Conclusion;
import io.lotgate.lot.Decision;
import io.lotgate.lot.Lot;
import io.lotgate.lot.LotTest;
import io.lotgate.lot.Lots;
import io.lotgate.lot.Need;
import io.lotgate.lot.Outcome;
import io.lotgate.lot.PerformTest;
import io.lotgate.lot.ReceiveSamples;
import io.lotgate.lot.RegisterLot;
import io.lotgate.lot.Stock;
import io.lotgate.lot.TestPhase;
import io.lotgate.value.Ids;
import io.lotgate.value.RecordJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** One lot of {@code scenario-cells} and what people do to it, by the commands that the pages send. */
final class Story {
    static final Duration SHELF_LIFE = Duration.ofDays(700);
    static final String CAUSE = "The analyser's lamp failed during the run, see its log.";
    private static final SampleWay WAY = TimedLab.lab().way();

    private final Lab lab = TimedLab.lab();
    private final UUID id;

    private Story(UUID id) {
        this.id = id;
    }

    static Story of(UUID lot) {
        return new Story(lot);
    }

    /** A lot for recipient R-7 of 70.0 kg, in two containers. */
    static Map<String, String> registration(String specification, Duration shelfLife) {
        Instant made = TimedLab.now().minusSeconds(3600);
        Map<String, String> input = new HashMap<>(Map.of(
                "number", TimedLab.lab().dose().number(),
                "specification", specification,
                "donorType", "autologous",
                "donorEligible", "true",
                "identityChecked", "true",
                "recipient", "R-7",
                "weightKg", "70.0",
                "volumeMl", "70.0",
                "containers", "2"));
        input.put("weighedOn", today());
        input.put("manufacturedAt", made.toString());
        input.put("expiresAt", made.plus(shelfLife).toString());
        return input;
    }

    static Outcome<UUID> registering(Map<String, String> input) {
        Lab lab = TimedLab.lab();
        return RegisterLot.read(input, ZoneOffset.UTC)
                .then(command -> lab.process().register(Ids.next(), command, lab.actor("technician"), "UTC"));
    }

    static Story registered(Duration shelfLife) {
        ScenarioCells.approved(1);
        return new Story(TimedLab.done(registering(registration("scenario-cells/1", shelfLife))));
    }

    static Story received() {
        return registered(SHELF_LIFE).receive();
    }

    /** Everything before the decision conforms; sterility is open. */
    static Story toDecide() {
        return received().gating();
    }

    static Story conditionallyReleased() {
        return toDecide().decided(Decision.CONDITIONAL_RELEASE, "");
    }

    Story receive() {
        String now = TimedLab.now().minusSeconds(60).toString();
        Map<String, String> reception = Map.of(
                "collectedAt", now,
                "receivedAt", now,
                "temperatureC", "5.0",
                "condition", "acceptable",
                "volumeMl", "12",
                "location", "shelf A");
        TimedLab.done(ReceiveSamples.read(reception, ZoneOffset.UTC)
                .then(command -> lab.process().receive(Ids.next(), id, command, lab.actor("technician"))));
        return this;
    }

    Story gating() {
        return viability("88").endotoxin("<0.1", "97").dose().review().batchRecord();
    }

    Story batchRecord() {
        WAY.reviewBatchRecord(id, "", "");
        return this;
    }

    /** The dose needs the reviewed viability. */
    Story dose() {
        return review().perform("dose-per-kg", "{}");
    }

    Story viability(String percent) {
        return perform("viability", "{\"viablePerMl\":\"1000000\",\"viability\":\"" + percent + "\"}");
    }

    Story endotoxin(String result, String recovery) {
        return endotoxin(result, recovery, "technician");
    }

    Story endotoxin(String result, String recovery, String who) {
        return perform(
                "endotoxin",
                "{\"result\":\"" + result + "\",\"unit\":\"[EU]/mL\",\"durationH\":\"0.5\",\"controls\":["
                        + "{\"name\":\"spike recovery\",\"value\":\"" + recovery + "\",\"unit\":\"%\"}]}",
                who);
    }

    /** Sterility, read today, inoculated when the samples came. */
    Story sterility(boolean growth, String negativeControl) {
        Instant inoculated = lot().reception().orElseThrow().receivedAt();
        return perform(
                "sterility",
                "{\"inoculated\":\"" + inoculated + "\",\"read\":\"" + TimedLab.now() + "\",\"growth\":" + growth
                        + ",\"volumeMl\":\"1\",\"media\":\"aerobic and anaerobic\",\"controls\":["
                        + "{\"name\":\"negative control\",\"value\":\"" + negativeControl + "\"}]}");
    }

    Story sterile() {
        return sterility(false, "no growth").review();
    }

    Story perform(String test, String json) {
        return perform(test, json, "technician");
    }

    Story perform(String test, String json, String who) {
        TimedLab.done(performing(test, json, who));
        return this;
    }

    Outcome<UUID> performing(String test, String json, String who) {
        LotTest open = test(test);
        boolean again = open.nextKind() == AttemptKind.CORRECTION || open.nextKind() == AttemptKind.RUN_REPEAT;
        PerformTest command = new PerformTest(
                test,
                open.nextAttempt(),
                json(json),
                TimedLab.now().truncatedTo(ChronoUnit.MICROS),
                Optional.empty(),
                again ? Optional.of("made again") : Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return lab.process().perform(Ids.next(), id, command, lab.actor(who), Lab.credentials(who));
    }

    /** A reviewer accepts everything that waits for a review. */
    Story review() {
        List<UUID> open = lot().tests().stream()
                .filter(test -> test.phase() == TestPhase.TO_REVIEW)
                .map(test -> test.latest().orElseThrow().result().record().id())
                .toList();
        if (!open.isEmpty()) {
            TimedLab.done(
                    lab.process().acceptAll(Ids.next(), id, open, lab.actor("reviewer"), Lab.credentials("reviewer")));
        }
        return this;
    }

    Story sendBack(String test) {
        WAY.sendBack(id, test, "the raw data say otherwise");
        return this;
    }

    Story laboratory(Optional<String> cause) {
        Inquiry.laboratory(lab, id, cause);
        return this;
    }

    Story plan(int retests) {
        Inquiry.plan(lab, id, retests);
        return this;
    }

    Outcome<UUID> concluding(Conclusion.Finding finding, Optional<String> cause) {
        return Inquiry.concluding(lab, id, finding, cause);
    }

    Story concluded(Conclusion.Finding finding, Optional<String> cause) {
        TimedLab.done(concluding(finding, cause));
        return this;
    }

    /** The laboratory proves a cause of its own, and QA invalidates the result. */
    Story invalidated() {
        return laboratory(Optional.of(CAUSE)).concluded(Conclusion.Finding.INVALIDATED, Optional.of(CAUSE));
    }

    /** No cause is found and nothing is left to test; the result stands. */
    Story confirmed() {
        return laboratory(Optional.empty()).plan(0).concluded(Conclusion.Finding.CONFIRMED, Optional.empty());
    }

    Outcome<UUID> deciding(Decision decision, String reason) {
        return lab.process()
                .decide(
                        Ids.next(),
                        id,
                        decision,
                        reason,
                        lot().version(),
                        lab.actor("certifier"),
                        Lab.credentials("certifier"));
    }

    /** Decides, and lets the certificate be made. */
    Story decided(Decision decision, String reason) {
        TimedLab.done(deciding(decision, reason));
        TimedLab.runJobs();
        return this;
    }

    UUID act(String act, String who, String... entered) {
        return TimedLab.done(acting(act, who, entered));
    }

    /** Carries out an act; gives the reasons why it was refused. */
    List<String> refused(String act, String who, String... entered) {
        return TimedLab.refused(acting(act, who, entered));
    }

    private Outcome<UUID> acting(String act, String who, String... entered) {
        Map<String, String> fields = new HashMap<>();
        for (int i = 0; i < entered.length; i += 2) {
            fields.put(entered[i], entered[i + 1]);
        }
        return TimedLab.act(id, act, who, fields);
    }

    Story hold() {
        act("hold", "qa", "reason", "A complaint about the bag.");
        return this;
    }

    Outcome<UUID> liftingHold() {
        return acting(
                "lift-hold",
                "qa",
                "hold",
                lot().events().holds().get(0).id().toString(),
                "reason",
                "Nothing speaks against the lot any more.");
    }

    UUID id() {
        return id;
    }

    Lot lot() {
        return WAY.lot(id);
    }

    LotTest test(String test) {
        return lot().test(test).orElseThrow();
    }

    List<Integer> at(Stock.Place place) {
        return lot().stock().at(place);
    }

    List<Need> needs() {
        return lot().errands().stream().map(errand -> errand.need()).toList();
    }

    List<Certificate> certificates() {
        return lab.certificates().of(id);
    }

    /** What everybody reads who checks the last certificate by its QR code. */
    String warning() {
        Certificate last = certificates().get(certificates().size() - 1);
        String address = "/lotgate/verify?certificate=" + last.number() + "&version=" + last.version() + "&digest="
                + last.content().digest().hex();
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(lab.url() + address))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the ledger says happened to the lot, in order; steps of the engine left out. */
    List<String> actions() {
        return lab.ledger().entries(Lots.stream(id), 1, 1000).stream()
                .map(Entry::action)
                .filter(action -> !action.equals("step completed"))
                .toList();
    }

    /** Lists and record agree, and every record of every lot carries the signature it takes. */
    void agrees() {
        assertThat(lab.lots().projectionCheck().compare()).isEmpty();
    }

    static String today() {
        return TimedLab.now().atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    static ObjectNode json(String text) {
        return (ObjectNode) RecordJson.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
