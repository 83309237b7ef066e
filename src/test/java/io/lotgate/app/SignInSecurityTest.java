package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sessions, headers and guessing, as someone at the door meets them. */
class SignInSecurityTest {
    private static final List<String> PAGES =
            List.of("/lotgate/login", "/lotgate/tasks", "/lotgate/nothing", "/lotgate/static/lotgate.css");

    private final Lab lab = Lab.lab();

    @Test
    void everyAnswerForbidsForeignScriptsFramesAndSniffing() throws Exception {
        Visitor visitor = Visitor.signedIn(lab.url(), "auditor", SamplePeople.PASSWORD);
        for (String page : PAGES) {
            HttpResponse<String> answer = visitor.get(page);
            assertThat(header(answer, "Content-Security-Policy"))
                    .as(page)
                    .contains("default-src 'self'", "object-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
                    .doesNotContain("unsafe");
            assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(header(answer, "X-Frame-Options")).isEqualTo("DENY");
            assertThat(header(answer, "Referrer-Policy")).isEqualTo("same-origin");
            assertThat(header(answer, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
            assertThat(header(answer, "Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
            assertThat(header(answer, "Permissions-Policy")).contains("camera=()");
            assertThat(answer.headers().firstValue("Server")).isEmpty();
            assertThat(answer.headers().firstValue("X-Powered-By")).isEmpty();
        }
    }

    @Test
    void whatAPersonSawIsNotKeptByTheBrowser() throws Exception {
        Visitor visitor = Visitor.signedIn(lab.url(), "auditor", SamplePeople.PASSWORD);
        assertThat(header(visitor.get("/lotgate/tasks"), "Cache-Control")).contains("no-store");
        assertThat(header(visitor.get("/lotgate/static/lotgate.css"), "Cache-Control"))
                .contains("max-age");
    }

    @Test
    void theSessionIsANewOneAfterSignInAndItsCookieStaysWithTheServer() throws Exception {
        Visitor visitor = new Visitor(lab.url());
        String before = header(visitor.get("/lotgate/login"), "Set-Cookie");
        String after = header(visitor.signIn("auditor", SamplePeople.PASSWORD), "Set-Cookie");
        assertThat(after).contains("HttpOnly").contains("SameSite=Strict");
        assertThat(session(after)).isNotEqualTo(session(before));
    }

    @Test
    void aSignedOutSessionOpensNothingAnyMore() throws Exception {
        CookieManager cookies = new CookieManager();
        Visitor visitor = new Visitor(lab.url(), cookies);
        visitor.signIn("auditor", SamplePeople.PASSWORD);
        assertThat(visitor.get("/lotgate/tasks").statusCode()).isEqualTo(200);
        String stolen = cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("JSESSIONID"))
                .findFirst()
                .orElseThrow()
                .getValue();
        visitor.post("/lotgate/logout", java.util.Map.of());
        HttpRequest replayed = HttpRequest.newBuilder(URI.create(lab.url() + "/lotgate/tasks"))
                .header("Cookie", "JSESSIONID=" + stolen)
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(replayed, BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    void aNameThatNobodyHasIsAnsweredLikeOneThatExistsUpToTheLock() throws Exception {
        for (int i = 0; i < 6; i++) {
            HttpResponse<String> unknown = new Visitor(lab.url()).signIn("nobody-has-it", "x");
            HttpResponse<String> known = new Visitor(lab.url()).signIn("reviewer-of-locks", "x");
            assertThat(unknown.statusCode()).isEqualTo(known.statusCode());
            assertThat(message(unknown)).isEqualTo(message(known));
        }
    }

    @Test
    void oneMachineThatGuessesIsStoppedAndOthersGoOn() throws Exception {
        String last = "";
        for (int i = 0; i < 45 && !last.contains(" 429 "); i++) {
            last = signInFrom("127.0.0.77", "guess-" + i, "lotgate");
        }
        String stopped = signInFrom("127.0.0.77", "auditor", SamplePeople.PASSWORD);
        assertThat(stopped)
                .contains(" 429 ")
                .contains("Too many refused sign-ins")
                .containsPattern("Retry-After: [0-9]+");
        assertThat(signInFrom("127.0.0.78", "auditor", SamplePeople.PASSWORD)).contains(" 302 ");
    }

    @Test
    void oneMachineThatTriesOneTimeLinksIsStoppedToo() throws Exception {
        for (int i = 0; i < 45; i++) {
            assertThat(ask("127.0.0.79", "GET /lotgate/invitation?key=guess-" + i + " HTTP/1.1\r\n", ""))
                    .contains(" 404 ");
        }
        assertThat(signInFrom("127.0.0.79", "auditor", SamplePeople.PASSWORD)).contains(" 429 ");
    }

    /** Signs in over a socket bound to an address of its own, which the platform's client cannot do. */
    private String signInFrom(String address, String username, String password) throws Exception {
        CookieManager cookies = new CookieManager();
        String token = new Visitor(lab.url(), cookies).tokenOf("/lotgate/login");
        String session = cookies.getCookieStore().getCookies().get(0).getValue();
        String body = "username=" + username + "&password=" + password + "&_csrf=" + token;
        return ask(
                address,
                "POST /lotgate/login HTTP/1.1\r\nCookie: JSESSIONID=" + session
                        + "\r\nContent-Type: application/x-www-form-urlencoded\r\n",
                body);
    }

    private String ask(String address, String head, String body) throws IOException {
        String request =
                head + "Host: localhost\r\nConnection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        int port = URI.create(lab.url()).getPort();
        try (Socket socket = new Socket("127.0.0.1", port, InetAddress.getByName(address), 0)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String message(HttpResponse<String> answer) {
        String body = answer.body();
        int start = body.indexOf("role=\"alert\"");
        return start < 0 ? "" : body.substring(start, body.indexOf("</", start));
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static String session(String cookie) {
        return cookie.split(";", -1)[0];
    }
}
