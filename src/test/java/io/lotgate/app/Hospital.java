package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The hospital's system with Lotgate inside and, to compare, without it; both under a context path, started once for all
 * tests. Its database role is not the one that owns Lotgate's schemas.
 */
final class Hospital {
    /** With Lotgate, its shipped documents approved by the hospital's quality. */
    static final ForeignHost WITH = with();

    /** The same program and libraries, Lotgate's jar left out. */
    static final ForeignHost WITHOUT = ForeignHost.start(false, List.of("core"), settings("bare"));

    private Hospital() {}

    private static ForeignHost with() {
        ForeignHost host = ForeignHost.start(true, List.of("core", "inside"), settings("lims"));
        try {
            HttpResponse<String> approved =
                    signedInAt(host, "quinn").postForged("/api/approve", "user=quinn&password=hospital-quinn");
            assertThat(approved.body()).isEqualTo("drafts left: 2");
            return host;
        } catch (Exception e) {
            throw new IllegalStateException(host.log(), e);
        }
    }

    private static Map<String, String> settings(String database) {
        return new LinkedHashMap<>(Map.of(
                "server.servlet.context-path", "/lims",
                "spring.datasource.url", HostDatabase.url(database),
                "spring.datasource.username", "lims",
                "spring.datasource.password", "lims",
                "lotgate.owner.username", "lotgate_owner",
                "lotgate.owner.password", "owner",
                "lotgate.public-address", "https://lims.example.org/lims",
                "lotgate.site.name", "St. Elsewhere Cell Therapy"));
    }

    /** Someone signed in at Lotgate's own page. */
    static Visitor signedIn(String person) throws Exception {
        return Visitor.signedIn(WITH.url() + "/lims", person, "hospital-" + person);
    }

    /** Someone signed in at the hospital's own page. */
    static Visitor signedInAt(ForeignHost one, String person) throws Exception {
        Visitor visitor = new Visitor(one.url() + "/lims");
        String token = Visitor.token(visitor.get("/login").body());
        Map<String, String> form = Map.of("username", person, "password", "hospital-" + person);
        assertThat(visitor.send("/login", form, token).statusCode()).isEqualTo(302);
        return visitor;
    }

    /** Asks the database as its administrator. */
    static List<String> rows(String query) {
        return HostDatabase.as("postgres", "lims")
                .sql(query)
                .query(String.class)
                .list();
    }
}
