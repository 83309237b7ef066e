package io.lotgate.app;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Kills the application again and again while lots go their way, at an instant of chance around each command, starts it
 * anew on the same folder, sends again what was not answered, and looks whether every step is on record once.
 */
final class KillRun {
    /** What happened, for the summary. */
    private final Map<String, Integer> counts = new HashMap<>();

    private final List<Long> startMs = new ArrayList<>();
    private final List<Long> certificateMs = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    private final int kills;
    private final long seed;
    private final Path folder;
    private final int port;
    private final Random random;
    private final KilledApplication application;
    private final byte[] report;
    private final Map<String, Long> usualMs = new HashMap<>();
    private final Set<String> commands = new HashSet<>();
    private final Map<String, Visitor> people = new HashMap<>();
    private final Map<String, String> tokens = new HashMap<>();
    private final List<Lane> lanes = List.of(new Lane(), new Lane());
    private int lots;
    private int killed;

    KillRun(int kills, long seed, Path folder, int port) throws IOException {
        this.kills = kills;
        this.seed = seed;
        this.folder = folder;
        this.port = port;
        this.random = new Random(seed);
        this.application = new KilledApplication(folder.resolve("data"), port, false);
        this.report = Files.readAllBytes(Path.of("config/samples/constructed-karyotype-report.pdf"));
    }

    /** Arguments: kills, seed, folder, port. Exit code 0 only without a fault. */
    public static void main(String[] arguments) throws Exception {
        int kills = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
        long seed = arguments.length > 1 && !arguments[1].isEmpty() ? Long.parseLong(arguments[1]) : System.nanoTime();
        Path folder = Path.of(arguments.length > 2 ? arguments[2] : "target/kill-run-" + Long.toHexString(seed));
        int port = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 18099;
        System.exit(new KillRun(kills, seed, folder, port).run().isEmpty() ? 0 : 1);
    }

    /** All faults found; prints each and a summary. */
    List<String> run() throws Exception {
        try {
            firstStarts();
            while (killed < kills && faults.isEmpty()) {
                cycle();
            }
            finish();
        } catch (Exception | AssertionError e) {
            fault("the run stopped: " + e);
            e.printStackTrace(System.out);
        } finally {
            people.clear();
            application.close();
        }
        System.out.println(summary());
        return faults;
    }

    /** The own folder's first start is killed once; in a long run those of other folders, with sample lots, too. */
    private void firstStarts() throws Exception {
        FirstStartKills first = new FirstStartKills(folder, port + 1, random);
        first.killOnce(application);
        int others = kills / 20;
        killed += 1 + others;
        count("first start", 1 + others);
        first.killOthers(others).forEach(this::fault);
        start();
    }

    private void start() throws Exception {
        long from = System.nanoTime();
        application.launch();
        application.awaitHealth();
        startMs.add((System.nanoTime() - from) / 1_000_000);
        people.clear();
        tokens.clear();
    }

    /** Each lane sends its next command at the same time; the kill is aimed at one of them. */
    private void cycle() throws Exception {
        RecordAudit before = new RecordAudit(application.data());
        for (Lane lane : lanes) {
            lane.prepare(before);
            signIn(lane.step);
        }
        Map<Lane, CompletableFuture<HttpResponse<String>>> sent = new HashMap<>();
        for (Lane lane : lanes) {
            if (lane.step != null) {
                sent.put(lane, send(lane.step));
            }
        }
        awaitInstant(lanes.get(killed % lanes.size()), before);
        boolean power = random.nextInt(3) == 0;
        if (power) {
            application.cutPower();
        } else {
            application.kill();
        }
        Instant at = java.time.Clock.systemUTC().instant();
        killed++;
        count(power ? "power cuts" : "program only", 1);
        start();
        RecordAudit after = new RecordAudit(application.data());
        for (Lane lane : lanes) {
            lane.settle(sent.get(lane), at, after);
        }
        if (killed % 10 == 0) {
            after.faults(commands).forEach(this::fault);
            System.out.println(killed + " kills: " + counts);
        }
    }

    /** An instant of chance; one time in four the one at which the commit can be seen, so that the answer is cut off. */
    private void awaitInstant(Lane lane, RecordAudit audit) throws InterruptedException {
        if (lane.step == null || random.nextInt(4) > 0) {
            Thread.sleep((long) (random.nextDouble() * aim(lane)));
            return;
        }
        for (int i = 0; i < 1000 && audit.recorded(lane.step.id()).isEmpty(); i++) {
            Thread.sleep(2);
        }
    }

    /** Milliseconds after sending within which the kill falls. */
    private double aim(Lane lane) {
        if (lane.step == null) {
            return 1500; // the certificate is being issued
        }
        double usual = usualMs.getOrDefault(lane.step.kind(), 1000L);
        return lane.step.kind().equals("decide") ? usual + 2000 : usual * 1.6;
    }

    private void signIn(LotWay.Step step) throws Exception {
        if (step != null && !people.containsKey(step.who())) {
            Visitor visitor = Visitor.signedIn(application.url(), step.who(), SamplePeople.PASSWORD);
            people.put(step.who(), visitor);
            tokens.put(step.who(), visitor.pageToken());
        }
    }

    private CompletableFuture<HttpResponse<String>> send(LotWay.Step step) {
        return people.get(step.who()).later(step.request(application.url(), tokens.get(step.who()), report));
    }

    /** Takes the lots that are under way to their end without kills and looks at everything once more. */
    private void finish() throws Exception {
        RecordAudit audit = new RecordAudit(application.data());
        for (Lane lane : lanes) {
            while (faults.isEmpty() && lane.under()) {
                lane.prepare(audit);
                if (lane.step != null) {
                    signIn(lane.step);
                    lane.again(audit);
                } else {
                    lane.conclude(audit);
                }
            }
        }
        audit.faults(commands).forEach(this::fault);
    }

    private void count(String what, int times) {
        counts.merge(what, times, Integer::sum);
    }

    private void fault(String fault) {
        faults.add(fault);
        System.out.println("FAULT (seed " + seed + ", kill " + killed + "): " + fault);
    }

    private String summary() {
        return "kill run, seed " + seed + ": " + killed + " kills " + counts + ", lots finished " + (lots - under())
                + ", restarts " + startMs.size() + " of median " + median(startMs)
                + " ms, certificate after a kill within"
                + " median " + median(certificateMs) + " ms and at most "
                + certificateMs.stream().max(Long::compare).orElse(0L)
                + " ms, commands on record " + commands.size() + ", faults " + faults.size();
    }

    private long under() {
        return lanes.stream().filter(Lane::under).count();
    }

    private static long median(List<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
    }

    /** One lot after another, each along its whole way. */
    private final class Lane {
        private static final Duration ISSUED_WITHIN = Duration.ofSeconds(60);

        private String lot = "";
        private List<LotWay.Step> steps = List.of();
        private final List<LotWay.Step> completed = new ArrayList<>();
        private final Map<String, String> certificates = new HashMap<>();
        private LotWay.Step step; // none while the certificate is being issued

        boolean under() {
            return !steps.isEmpty();
        }

        void prepare(RecordAudit audit) {
            if (steps.isEmpty()) {
                lot = "KILL-" + ++lots;
                steps = new LotWay(lot, random).steps();
                completed.clear();
            }
            step = completed.size() < steps.size() ? steps.get(completed.size()) : null;
            if (step != null && List.of("decide", "batch record").contains(step.kind())) {
                step = step.with("version", Long.toString(audit.version(lot)));
            }
        }

        /** After the restart: what became of the command, and is everything as it should be? */
        void settle(CompletableFuture<HttpResponse<String>> sent, Instant killedAt, RecordAudit audit)
                throws Exception {
            if (step == null) {
                boolean during =
                        audit.issued(lot).filter(at -> at.isBefore(killedAt)).isEmpty();
                count(during ? "during certificate issue" : "after certificate issue", 1);
                conclude(audit);
                return;
            }
            boolean answered = sent.isDone() && !sent.isCompletedExceptionally();
            boolean recorded = audit.recorded(step.id())
                    .filter(at -> at.isBefore(killedAt))
                    .isPresent();
            count(answered ? "answered" : recorded ? "after commit, unanswered" : "before commit", 1);
            if (answered && !recorded) {
                fault(lot + ": " + step.kind() + " " + step.test() + " was answered "
                        + sent.get().statusCode() + " and is lost");
            }
            boolean decided = step.kind().equals("decide") && recorded;
            if (decided && audit.issued(lot).filter(at -> at.isBefore(killedAt)).isEmpty()) {
                count("during certificate issue", 1);
            }
            audit.faults(lot, recorded ? with(step) : completed, false).forEach(KillRun.this::fault);
            signIn(step);
            again(audit);
        }

        private List<LotWay.Step> with(LotWay.Step one) {
            List<LotWay.Step> more = new ArrayList<>(completed);
            more.add(one);
            return more;
        }

        /** Sends the command (again); its answer must be the one of a completed step, whatever happened before. */
        void again(RecordAudit audit) throws Exception {
            boolean fresh = audit.recorded(step.id()).isEmpty();
            long from = System.nanoTime();
            HttpResponse<String> answer = send(step).get();
            if (fresh) {
                usualMs.merge(step.kind(), (System.nanoTime() - from) / 1_000_000, (old, latest) -> (old + latest) / 2);
            }
            if (answer.statusCode() != 302 || audit.recorded(step.id()).isEmpty()) {
                fault(lot + ": " + step.kind() + " " + step.test() + " sent again was answered " + answer.statusCode()
                        + ": " + answer.body().replaceAll("(?s)<head>.*</head>|<[^>]*>|\\s+", " "));
                return;
            }
            commands.add(step.id());
            completed.add(step);
            audit.faults(lot, completed, false).forEach(KillRun.this::fault);
        }

        /** The certificate comes within a bounded time, once, and stays as it is. */
        void conclude(RecordAudit audit) throws Exception {
            long from = System.nanoTime();
            while (audit.issued(lot).isEmpty()) {
                if (System.nanoTime() - from > ISSUED_WITHIN.toNanos()) {
                    fault(lot + ": no certificate within " + ISSUED_WITHIN);
                    return;
                }
                Thread.sleep(50);
            }
            certificateMs.add((System.nanoTime() - from) / 1_000_000);
            Thread.sleep(300); // the engine's step commits with it, its process ends
            audit.faults(lot, completed, true).forEach(KillRun.this::fault);
            signIn(steps.get(0));
            certificates.put(audit.certificate(lot), "");
            for (Map.Entry<String, String> known : certificates.entrySet()) {
                String address = "/lotgate/certificates/" + known.getKey() + ".pdf";
                HttpResponse<String> pdf = people.get("technician").get(address);
                String digest = io.lotgate.value.Digest.of(pdf.body().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .hex();
                if (pdf.statusCode() != 200
                        || (!known.getValue().isEmpty() && !known.getValue().equals(digest))) {
                    fault("certificate " + known.getKey() + " is not what it was (" + pdf.statusCode() + ")");
                }
                known.setValue(digest);
            }
            steps = List.of();
        }
    }
}
