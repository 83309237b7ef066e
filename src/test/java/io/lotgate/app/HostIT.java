package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A lot goes to its certificate inside a hospital's own laboratory system, through pages and doors. */
class HostIT {
    private static final Pattern LINK = Pattern.compile("(?:href|src|action)=\"([^\"#][^\"]*)\"");

    @Test
    void aLotGoesToItsCertificateThroughThePagesAndTheDoors() throws Exception {
        HostWay way = new HostWay("HOST-1");
        way.registered();
        way.tested();
        Visitor lims = Hospital.signedInAt(Hospital.WITH, "tessa");
        String report = "lot=HOST-1&report=CC-9&user=tessa&password=hospital-tessa";
        assertThat(lims.postForged("/api/karyotype", report + "&fail=true").statusCode())
                .isEqualTo(500);
        assertThat(Hospital.rows("SELECT report FROM report_inbox")).isEmpty();
        assertThat(lims.get("/lots/HOST-1/release").body()).isEqualTo("UNDER_TEST 8");
        assertThat(lims.postForged("/api/karyotype", report).statusCode()).isEqualTo(200);
        assertThat(Hospital.rows("SELECT report FROM report_inbox")).containsExactly("CC-9");
        way.decided();
        assertThat(lims.get("/lots/HOST-1/release").body()).startsWith("RELEASED");

        assertThat(way.certificate())
                .contains("HOST-1", "St. Elsewhere Cell Therapy", "City Cytogenetics", "RELEASED")
                .contains("Tessa Technician", "Tom Reviewer", "Quinn Quality", "Piet Qualified")
                .doesNotContain("SAMPLE DATA");
        assertThat(Hospital.rows("SELECT f.media_type FROM record.file f JOIN record.certificate c"
                        + " ON convert_from(c.content, 'UTF8')::json #>> '{template,html}' = f.sha256"))
                .as("the template is kept with the decision")
                .containsExactly("text/html");
        assertThat(lims.get("/api/verify").body()).startsWith("true ").endsWith(" []");
    }

    @Test
    void everyLinkLeadsIntoLotgateBelowTheContextPath() throws Exception {
        Visitor visitor = Hospital.signedIn("tessa");
        new HostWay("LINK-1").registered();
        Set<String> open = new TreeSet<>(Set.of("/lotgate/tasks"));
        Set<String> seen = new TreeSet<>();
        while (!open.isEmpty()) {
            String address = open.iterator().next();
            open.remove(address);
            seen.add(address);
            HttpResponse<String> answer = visitor.get(address);
            assertThat(answer.statusCode()).as(address).isIn(200, 302);
            boolean page =
                    answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
            Matcher link = LINK.matcher(page ? answer.body() : "");
            while (link.find()) {
                assertThat(link.group(1)).as(address).matches("/lims/lotgate(/.*|\\?.*)?");
                String next = link.group(1)
                        .substring("/lims".length())
                        .replace("&amp;", "&")
                        .replaceFirst("#.*", "");
                if (!seen.contains(next) && !next.contains("logout") && !next.contains("?")) {
                    open.add(next);
                }
            }
            open.removeIf(next -> next.matches(".*/(read|take|drop)"));
        }
        assertThat(seen).hasSizeGreaterThan(12);
    }

    @Test
    void anUploadOverTheHostsLimitIsRefusedWithThatLimit() throws Exception {
        new HostWay("LARGE-1").registered();
        HttpResponse<String> answer = Hospital.signedIn("tessa")
                .upload("/lotgate/lots/LARGE-1/tests/viability/perform/read", "large.csv", new byte[300 * 1024]);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("at most 200 kB");
    }
}
