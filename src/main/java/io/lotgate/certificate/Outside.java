package io.lotgate.certificate;

import com.itextpdf.signatures.CrlClientOnline;
import com.itextpdf.signatures.OcspClientBouncyCastle;
import com.itextpdf.signatures.TSAClientBouncyCastle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What a seal asks of others over HTTP: stamps, and proofs against revocation. iText's own clients wait for an answer for
 * ever; these give up, so that a silent authority holds neither a thread nor a connection to the database.
 *
 * @param patience for one answer, from the call to its last byte
 */
record Outside(Duration patience) {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

    /** Why an answer was not had, in words; iText hides it behind its own "unknown" exceptions. */
    static final class Unanswered extends IOException {
        private static final long serialVersionUID = 1L;

        Unanswered(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    TSAClientBouncyCastle stamps(PdfSeal.Authority authority) {
        return new TSAClientBouncyCastle(authority.url()) {
            @Override
            protected byte[] getTSAResponse(byte[] request) throws IOException {
                HttpRequest.Builder asked = post(authority.url(), "application/timestamp-query", request);
                if (!authority.username().isEmpty()) {
                    byte[] who = (authority.username() + ":" + authority.password()).getBytes(StandardCharsets.UTF_8);
                    asked.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(who));
                }
                return answer(asked);
            }
        };
    }

    OcspClientBouncyCastle status() {
        return new OcspClientBouncyCastle() {
            @Override
            protected InputStream createRequestAndResponse(X509Certificate of, X509Certificate issuer, String url)
                    throws IOException {
                try {
                    byte[] request =
                            generateOCSPRequest(issuer, of.getSerialNumber()).getEncoded();
                    return new ByteArrayInputStream(answer(post(url, "application/ocsp-request", request)));
                } catch (IOException e) {
                    throw e;
                } catch (Exception unaskable) { // what the adapter of iText declares
                    throw new IOException("the status of a certificate cannot be asked for", unaskable);
                }
            }
        };
    }

    CrlClientOnline revocations() {
        return new CrlClientOnline() {
            @Override
            protected InputStream getCrlResponse(X509Certificate of, URL url) throws IOException {
                return new ByteArrayInputStream(answer(HttpRequest.newBuilder(URI.create(url.toString()))));
            }
        };
    }

    private static HttpRequest.Builder post(String url, String type, byte[] body) {
        return HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    }

    private byte[] answer(HttpRequest.Builder asked) throws IOException {
        HttpRequest request = asked.build();
        var sent = HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
        try {
            HttpResponse<byte[]> response = sent.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                throw new Unanswered(request.uri() + " answers with HTTP status " + response.statusCode(), null);
            }
            return response.body();
        } catch (TimeoutException silent) {
            sent.cancel(true);
            throw new Unanswered(request.uri() + " did not answer within " + patience.toSeconds() + " s", silent);
        } catch (ExecutionException failed) {
            throw new Unanswered(request.uri() + " cannot be reached: " + failed.getCause(), failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException("the program is being stopped", stopping);
        }
    }
}
