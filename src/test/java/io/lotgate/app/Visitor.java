package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Someone who talks to the pages over HTTP, with a session of their own and without a browser's help. */
final class Visitor {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final String url;
    private final HttpClient client;

    Visitor(String url) {
        this(url, new CookieManager());
    }

    Visitor(String url, CookieManager cookies) {
        this.url = url;
        this.client = HttpClient.newBuilder().cookieHandler(cookies).build();
    }

    static Visitor signedIn(String url, String username, String password) throws Exception {
        Visitor visitor = new Visitor(url);
        assertThat(visitor.signIn(username, password).statusCode()).isEqualTo(302);
        return visitor;
    }

    HttpResponse<String> signIn(String username, String password) throws IOException, InterruptedException {
        String page = get("/lotgate/login").body();
        return send("/lotgate/login", Map.of("username", username, "password", password), token(page));
    }

    HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(url + address)).build(), BodyHandlers.ofString());
    }

    /** A file as it was sent. */
    byte[] bytes(String address) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(url + address)).build(), BodyHandlers.ofByteArray())
                .body();
    }

    /** Sends a form with the token of a page drawn for it. */
    HttpResponse<String> post(String address, Map<String, String> form) throws IOException, InterruptedException {
        return send(address, form, pageToken());
    }

    /** Sends a form that is answered by a file. */
    HttpResponse<byte[]> postForBytes(String address, Map<String, String> form)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(form) + "&_csrf=" + encoded(pageToken())))
                .build();
        return client.send(request, BodyHandlers.ofByteArray());
    }

    /** The token of a page that needs no sign-in. */
    String loginToken() throws IOException, InterruptedException {
        return token(get("/lotgate/login").body());
    }

    /** The token that every form of this session carries. */
    String pageToken() throws IOException, InterruptedException {
        return token(get("/lotgate/lots/register").body());
    }

    /** The token in the forms of a page. */
    String tokenOf(String address) throws IOException, InterruptedException {
        return token(get(address).body());
    }

    /** Sends a form; one without a command id gets one, as a page's form has. */
    HttpResponse<String> send(String address, Map<String, String> fields, String token)
            throws IOException, InterruptedException {
        Map<String, String> form = new LinkedHashMap<>(fields);
        form.putIfAbsent("commandId", UUID.randomUUID().toString());
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(form) + "&_csrf=" + encoded(token)))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    /** Sends and does not wait for the answer. */
    CompletableFuture<HttpResponse<String>> later(HttpRequest request) {
        return client.sendAsync(request, BodyHandlers.ofString());
    }

    HttpResponse<String> upload(String address, String name, byte[] content) throws Exception {
        return upload(address, name, content, true);
    }

    /** @param announced whether the request says how large it is */
    HttpResponse<String> upload(String address, String name, byte[] content, boolean announced) throws Exception {
        String boundary = "lotgate-test-boundary";
        String start = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + pageToken()
                + "\r\n--" + boundary + "\r\nContent-Disposition: form-data; name=\"commandId\"\r\n\r\n"
                + UUID.randomUUID() + "\r\n--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"upload\"; filename=\"" + name
                + "\"\r\nContent-Type: text/csv\r\n\r\n";
        ByteArrayOutputStream body = new ByteArrayOutputStream(content.length + 1000);
        body.writeBytes(start.getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        byte[] bytes = body.toByteArray();
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + address))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(announced ? BodyPublishers.ofByteArray(bytes) : BodyPublishers.ofByteArrays(List.of(bytes)))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    /** Sends a form without a token, as a page of another site would. */
    HttpResponse<String> postForged(String address, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    static String token(String page) {
        Matcher matcher = TOKEN.matcher(page);
        assertThat(matcher.find()).as("a page with a form").isTrue();
        return matcher.group(1);
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
