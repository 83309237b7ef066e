package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.value.RecordJson;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Everything of the hospital's is as it is without Lotgate: answers, beans, tables. */
class HostUnchangedIT {

    @Test
    void everyAnswerOfTheHostIsWhatItIsWithoutLotgate() throws Exception {
        assertThat(answers(Hospital.WITH)).isEqualTo(answers(Hospital.WITHOUT));
        assertThat(answers(Hospital.WITH).toString()).contains("Welcome to the laboratory of St. Elsewhere");
    }

    @Test
    void everyBeanOfTheHostIsThereAndLotgatesBearItsName() throws Exception {
        Map<String, String> without = beans(Hospital.WITHOUT);
        Map<String, String> with = beans(Hospital.WITH);
        assertThat(with).containsAllEntriesOf(without);
        with.keySet().removeAll(without.keySet());
        with.values().removeIf(type -> type.startsWith("org.example.lims"));
        assertThat(with.keySet()).isNotEmpty().allMatch(name -> name.matches("(io\\.)?lotgate.*"));
    }

    @Test
    void theDatabaseHoldsTheHostsTablesBesideLotgatesSchemas() {
        String tables = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1";
        assertThat(Hospital.rows(tables)).containsExactly("delivery", "flyway_schema_history", "report_inbox", "staff");
        assertThat(Hospital.rows("SELECT script FROM public.flyway_schema_history"))
                .containsExactly("V1__staff_and_deliveries.sql");
        assertThat(Hospital.rows("SELECT script FROM lotgate.schema_history")).contains("V1__schemas_and_record.sql");
        assertThat(HostDatabase.as("lims", "lims")
                        .sql("SELECT has_table_privilege('record.result', 'UPDATE')"
                                + " OR has_table_privilege('record.result', 'DELETE')")
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }

    /** What the host answers to one of its people; tokens differ from page to page. */
    private static Map<String, String> answers(ForeignHost one) throws Exception {
        Visitor ida = Hospital.signedInAt(one, "ida");
        Map<String, String> answers = new TreeMap<>();
        for (String address : List.of(
                "/",
                "/lots",
                "/login",
                "/house.css",
                "/missing",
                "/boom",
                "/wiring",
                "/actuator/health",
                "/actuator/info")) {
            HttpResponse<String> answer = ida.get(address);
            answers.put(address, answer.statusCode() + " " + untokened(answer.body()));
        }
        Visitor nobody = new Visitor(one.url() + "/lims");
        for (String address : List.of("/", "/missing", "/actuator/health", "/actuator/info")) {
            HttpResponse<String> answer = nobody.get(address);
            answers.put("nobody " + address, answer.statusCode() + " " + untokened(answer.body()));
        }
        return answers;
    }

    private static String untokened(String body) {
        return body.replaceAll("name=\"_csrf\"[^>]*>", "").replaceAll("\"timestamp\":\"[^\"]*\"", "");
    }

    private static Map<String, String> beans(ForeignHost one) throws Exception {
        byte[] answer =
                Hospital.signedInAt(one, "ida").get("/actuator/beans").body().getBytes(StandardCharsets.UTF_8);
        Map<String, String> beans = new TreeMap<>();
        RecordJson.parse(answer).get("contexts").forEachEntry((context, content) -> content.get("beans")
                .forEachEntry((name, bean) ->
                        beans.put(name, bean.get("type").asString().replaceAll("[$@].*", ""))));
        return beans;
    }
}
