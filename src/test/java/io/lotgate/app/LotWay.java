package io.lotgate.app;

import io.lotgate.value.Ids;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** The forms that take one lot from registration to its decision, each with the command id it keeps when sent again. */
final class LotWay {
    static final List<String> TESTS = List.of(
            "viability",
            "cd73-cd90-cd105",
            "negative-markers",
            "endotoxin",
            "sterility",
            "mycoplasma",
            "mycoplasma-culture",
            "karyotype",
            "dose-per-kg");

    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");
    private static final String BOUNDARY = "lotgate-test-boundary";

    /**
     * One form.
     *
     * @param kind what it does, "perform" for example
     * @param test the test it is for, "" for none
     * @param who signs in to send it
     */
    record Step(String kind, String test, String who, String address, Map<String, String> form) {
        String id() {
            return form.getOrDefault("commandId", "");
        }

        Step with(String name, String value) {
            Map<String, String> more = new LinkedHashMap<>(form);
            more.put(name, value);
            return new Step(kind, test, who, address, more);
        }

        /** The request of this form; the karyotype's carries the external laboratory's report. */
        HttpRequest request(String url, String token, byte[] report) {
            Map<String, String> fields = with("_csrf", token).form();
            boolean attaches = test.equals("karyotype") && kind.equals("perform");
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + address));
            return attaches
                    ? request.header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                            .POST(BodyPublishers.ofByteArrays(parts(fields, report)))
                            .build()
                    : request.header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(encoded(fields)))
                            .build();
        }
    }

    private final String number;
    private final Random random;

    LotWay(String number, Random random) {
        this.number = number;
        this.random = random;
    }

    /** All steps, the tests in an order of chance that the dose's need of the reviewed viability allows. */
    List<Step> steps() {
        List<Step> steps = new ArrayList<>(List.of(register(), receive(), perform("viability"), accept("viability")));
        List<String> others = new ArrayList<>(TESTS.subList(1, TESTS.size()));
        Collections.shuffle(others, random);
        List<Step> performs = others.stream().map(this::perform).toList();
        Collections.shuffle(others, random);
        steps.addAll(performs);
        steps.addAll(others.stream().map(this::accept).toList());
        steps.add(reviewBatchRecord());
        steps.add(decide());
        return steps;
    }

    private Step register() {
        Map<String, String> form = command();
        form.putAll(Map.of(
                "specification", "uc-msc-iv/1", "lotNumber", number, "donorType", "allogeneic", "recipient", "R-0042"));
        form.putAll(Map.of("weight", "3.75", "weightUnit", "kg", "volume", "5.0", "containers", "1"));
        form.putAll(Map.of("weightDate", daysAgo(40).substring(0, 10), "manufacturedAt", daysAgo(40)));
        form.putAll(Map.of("expiresAt", daysAgo(-600), "donorEligible", "true", "identityChecked", "true"));
        return new Step("register", "", "technician", "/lotgate/lots", form);
    }

    private Step receive() {
        Map<String, String> form = command();
        form.putAll(Map.of("collectedAt", daysAgo(39), "receivedAt", daysAgo(39), "temperature", "5.0"));
        form.putAll(Map.of("condition", "acceptable", "volume", "12", "storage", "Refrigerator 2, shelf A"));
        return new Step("receive", "", "technician", address("/receive"), form);
    }

    private Step perform(String test) {
        Map<String, String> form = signed("technician");
        form.putAll(Map.of("version", "1", "performedAt", daysAgo(0)));
        form.putAll(observed(test));
        return new Step("perform", test, "technician", address("/tests/" + test + "/perform"), form);
    }

    private static Map<String, String> observed(String test) {
        return switch (test) {
            case "viability" -> Map.of("o:/viability", "97", "o:/viablePerMl", "750000");
            case "cd73-cd90-cd105" ->
                Map.of("o:/markers/0/percent", "99.6", "o:/markers/1/percent", "99.9", "o:/markers/2/percent", "100");
            case "negative-markers" -> Map.of("o:/markers/0/percent", "0.0");
            case "endotoxin" -> Map.of("o:/result", "<0.05", "o:/durationH", "0.5", "o:/controls/0/value", "99");
            case "sterility" ->
                Map.of(
                        "o:/inoculated", daysAgo(20),
                        "o:/read", daysAgo(0),
                        "o:/growth", "false",
                        "o:/volumeMl", "1.0",
                        "o:/media", "aerobic and anaerobic");
            case "mycoplasma", "mycoplasma-culture" -> Map.of("o:/value", "Not detected");
            case "karyotype" ->
                Map.of(
                        "o:/value", "No clonal abnormality",
                        "o:/detail", "46, XY, 16qh+",
                        "laboratory", "Constructed Cytogenetics Laboratory",
                        "reportNumber", "CCL-77",
                        "reportDate", daysAgo(12).substring(0, 10));
            default -> Map.of();
        };
    }

    private Step accept(String test) {
        Map<String, String> form = signed("reviewer");
        form.putAll(Map.of("version", "1", "decision", "accept"));
        return new Step("accept", test, "reviewer", address("/tests/" + test), form);
    }

    private Step reviewBatchRecord() {
        Map<String, String> form = signed("qa");
        List.of("batch-record", "yield", "materials", "environment", "deviations")
                .forEach(item -> form.put("a:" + item, "yes"));
        return new Step("batch record", "", "qa", address("/batch-record"), form);
    }

    /** One lot in five is rejected. The version it was decided on is read when it is sent. */
    private Step decide() {
        Map<String, String> form = signed("certifier");
        boolean reject = random.nextInt(5) == 0;
        form.put("decision", reject ? "reject" : "release");
        form.put("reason", reject ? "Rejected in a kill run" : "");
        return new Step("decide", "", "certifier", address("/decision"), form);
    }

    private String address(String path) {
        return "/lotgate/lots/" + number + path;
    }

    private static Map<String, String> command() {
        return new LinkedHashMap<>(Map.of("commandId", Ids.next().toString()));
    }

    private static Map<String, String> signed(String who) {
        Map<String, String> form = command();
        form.putAll(Map.of("signer", who, "password", SamplePeople.PASSWORD));
        return form;
    }

    private static String daysAgo(int days) {
        Instant now = java.time.Clock.systemUTC().instant();
        return FIELD.format(LocalDateTime.ofInstant(now, ZoneOffset.UTC).minusDays(days));
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static List<byte[]> parts(Map<String, String> fields, byte[] report) {
        StringBuilder text = new StringBuilder();
        fields.forEach((name, value) -> text.append("--" + BOUNDARY)
                .append("\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n"));
        text.append("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"report\"; filename=\"r.pdf\"\r\n")
                .append("Content-Type: application/pdf\r\n\r\n");
        String end = "\r\n--" + BOUNDARY + "--\r\n";
        return List.of(text.toString().getBytes(StandardCharsets.UTF_8), report, end.getBytes(StandardCharsets.UTF_8));
    }
}
