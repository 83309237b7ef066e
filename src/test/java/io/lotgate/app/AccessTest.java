package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.document.Documents;
import io.lotgate.lot.Decision;
import io.lotgate.value.Digest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every address by every role and by nobody: allowed or refused exactly as the README's table says. */
class AccessTest {
    private static final List<String> BY_FILTERS = List.of("POST /lotgate/login", "POST /lotgate/logout");
    private static final List<String> NO_CONTROLLER =
            List.of("GET /actuator/health", "GET /lotgate/static/lotgate.css");

    /** Only ever reached by a forward inside the program, to say why something was refused. */
    private static final List<String> FORWARDED_TO =
            List.of("/lotgate/login/refused", "/lotgate/refused", "/lotgate/unavailable");

    private final Lab lab = Lab.lab();
    private final Map<String, Visitor> signedIn = new HashMap<>();

    @Test
    void theTableNamesEveryAddressOnce() {
        List<String> named = AccessTable.read().stream()
                .flatMap(line -> line.addresses().stream())
                .toList();
        assertThat(named).doesNotHaveDuplicates();
        TreeSet<String> there = new TreeSet<>(BY_FILTERS);
        there.addAll(NO_CONTROLLER);
        lab
                .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .stream()
                .flatMap(info -> addresses(info).stream())
                .forEach(there::add);
        assertThat(new TreeSet<>(named)).isEqualTo(there);
    }

    @Test
    void everyAddressAnswersEveryRoleAsTheTableSays() throws Exception {
        Map<String, String> real = realLot();
        List<String> wrong = new ArrayList<>();
        for (String person : AccessTable.PEOPLE) {
            for (AccessTable.Line line : AccessTable.read()) {
                for (String address : line.addresses()) {
                    boolean expected = line.allowed().get(person);
                    HttpResponse<String> answer = ask(person, address, filled(address, real));
                    if (allowed(answer) != expected || answer.statusCode() >= 500) {
                        wrong.add(person + " " + address + ": " + answer.statusCode() + ", the table says " + expected);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private HttpResponse<String> ask(String person, String address, String path) throws Exception {
        boolean session = address.endsWith("/login") || address.endsWith("/logout");
        Visitor visitor = session ? visitor(person) : signedIn.computeIfAbsent(person, this::visitor);
        if (address.startsWith("GET ")) {
            return visitor.get(path);
        }
        Map<String, String> form = address.equals("POST /lotgate/login")
                ? Map.of("username", "auditor", "password", SamplePeople.PASSWORD)
                : Map.of();
        return visitor.send(path, form, token(visitor, person));
    }

    private Visitor visitor(String person) {
        try {
            return person.equals("nobody")
                    ? new Visitor(lab.url())
                    : Visitor.signedIn(lab.url(), person, SamplePeople.PASSWORD);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String token(Visitor visitor, String person) throws IOException, InterruptedException {
        return person.equals("nobody") ? visitor.tokenOf("/lotgate/login") : visitor.pageToken();
    }

    /** Refused is what leads to the sign-in page or says 401 or 403; everything else got as far as the page itself. */
    private static boolean allowed(HttpResponse<String> answer) {
        String leadsTo = answer.headers().firstValue("Location").orElse("");
        return answer.statusCode() != 401
                && answer.statusCode() != 403
                && !(answer.statusCode() == 302 && leadsTo.endsWith("/lotgate/login"));
    }

    /** What stands for the variables of an address: a lot that is released, and its papers. */
    private Map<String, String> realLot() {
        SampleLot sample = lab.dose();
        SampleWay way = lab.way();
        UUID lot = way.register(sample);
        way.receive(lot, sample);
        way.lot(lot).specification().tests().forEach(test -> way.performAndAccept(lot, sample, test.id()));
        way.reviewBatchRecord(lot, "", "");
        way.decide(lot, Decision.RELEASE, "");
        Documents.Controlled model =
                lab.bean(Documents.class).approved(Documents.Kind.MODEL).get(0);
        Map<String, String> values = new LinkedHashMap<>();
        values.put(
                "/lotgate/certificates/{number}.pdf",
                "/lotgate/certificates/" + lab.certificates().of(lot).get(0).number() + ".pdf");
        values.put("{sha256:[0-9a-f]{64}}", new Digest(model.file()).hex());
        values.put("{kind}/{name}/{version}", "model/" + model.name() + "/" + model.version());
        values.put("mails/{id}/{verb}", "mails/" + new UUID(0, 7) + "/again");
        values.put("{username}/{verb}", "technician2/roles");
        values.put("{username}", "technician2");
        values.put("{number}", sample.number());
        values.put("ledger/{kind}/{name}", "ledger/person/qa");
        values.put("{test}", "viability");
        values.put("investigations/{id}", "investigations/" + new java.util.UUID(0, 7));
        values.put("acts/{topic}/{act}", "acts/deviations/open-deviation");
        values.put("{topic}", "status");
        values.put("{id}", "viability");
        values.put("{product}", "uc-msc-iv");
        values.put("{version}", "1");
        return values;
    }

    private static String filled(String address, Map<String, String> values) {
        String path = address.substring(address.indexOf(' ') + 1);
        for (Map.Entry<String, String> value : values.entrySet()) {
            path = path.replace(value.getKey(), value.getValue());
        }
        assertThat(path).doesNotContain("{");
        return path;
    }

    private static List<String> addresses(RequestMappingInfo info) {
        List<String> found = new ArrayList<>();
        for (String pattern : info.getPatternValues()) {
            if (pattern.startsWith("/lotgate") && !FORWARDED_TO.contains(pattern)) {
                found.add(info.getMethodsCondition().getMethods().stream()
                                .findFirst()
                                .map(Enum::name)
                                .orElse("GET")
                        + " " + pattern);
            }
        }
        return found;
    }
}
