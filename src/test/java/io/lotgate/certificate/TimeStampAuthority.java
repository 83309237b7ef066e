package io.lotgate.certificate;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/** A time stamp authority (RFC 3161) that answers over HTTP, with the list of revocations of the authority above it. */
final class TimeStampAuthority implements AutoCloseable {
    private final HttpServer server;
    private final AtomicInteger serial = new AtomicInteger();
    private final SealingKeys.Held root = SealingKeys.authority("CN=Test root");
    private final SealingKeys.Held unit;

    TimeStampAuthority() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        unit = SealingKeys.stamping(root, revocations());
        server.createContext("/tsa", this::stamp);
        server.createContext("/guarded", this::guarded);
        server.createContext("/silent", exchange -> {}); // takes the question and says nothing
        server.createContext("/root.crl", exchange -> answer(exchange, "application/pkix-crl", crl()));
        server.start();
    }

    String url() {
        return address() + "/tsa";
    }

    /** Stamps for the site with its password only. */
    String guarded() {
        return address() + "/guarded";
    }

    /** Takes every question and never answers. */
    String silence() {
        return address() + "/silent";
    }

    /** Where the list of revocations is to be had. */
    String revocations() {
        return address() + "/root.crl";
    }

    /** The authority above the stamping unit. */
    SealingKeys.Held root() {
        return root;
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void guarded(HttpExchange exchange) throws IOException {
        String who = Base64.getEncoder().encodeToString("site:secret".getBytes(StandardCharsets.UTF_8));
        if (("Basic " + who).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            stamp(exchange);
        } else {
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
        }
    }

    private void stamp(HttpExchange exchange) throws IOException {
        try {
            TimeStampRequest request = new TimeStampRequest(exchange.getRequestBody());
            var digests = new JcaDigestCalculatorProviderBuilder().build();
            TimeStampTokenGenerator tokens = new TimeStampTokenGenerator(
                    new JcaSimpleSignerInfoGeneratorBuilder()
                            .build("SHA256withECDSA", unit.pair().getPrivate(), unit.certificate()),
                    digests.get(new org.bouncycastle.asn1.x509.AlgorithmIdentifier(TSPAlgorithms.SHA256)),
                    new ASN1ObjectIdentifier("1.2.3.4.5"));
            tokens.addCertificates(new JcaCertStore(List.of(unit.certificate(), root.certificate())));
            byte[] response = new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED)
                    .generate(request, BigInteger.valueOf(serial.incrementAndGet()), Date.from(Instant.now()))
                    .getEncoded();
            answer(exchange, "application/timestamp-reply", response);
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private byte[] crl() throws IOException {
        try {
            X509v2CRLBuilder builder = new X509v2CRLBuilder(
                    new X500Name(root.certificate().getSubjectX500Principal().getName()),
                    Date.from(Instant.now().minusSeconds(60)));
            builder.setNextUpdate(Date.from(Instant.now().plusSeconds(86_400)));
            builder.addExtension(
                    org.bouncycastle.asn1.x509.Extension.authorityKeyIdentifier,
                    false,
                    new org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils()
                            .createAuthorityKeyIdentifier(root.pair().getPublic()));
            return builder.build(new JcaContentSignerBuilder("SHA256withECDSA")
                            .build(root.pair().getPrivate()))
                    .getEncoded();
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private static void answer(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
