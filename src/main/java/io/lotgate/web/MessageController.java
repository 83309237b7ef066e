package io.lotgate.web;

import io.lotgate.certificate.Certificates;
import io.lotgate.certificate.Certificates.Certificate;
import io.lotgate.lot.Lots;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Pages that say one thing: refused, too large, not there, and whether a certificate is genuine. */
@Controller
final class MessageController {
    private final Certificates certificates;
    private final Lots lots;

    MessageController(Certificates certificates, Lots lots) {
        this.certificates = certificates;
        this.lots = lots;
    }

    @RequestMapping("/lotgate/refused")
    String refused(HttpServletResponse response, Model model) {
        return show(
                response,
                model,
                new MessagePage(
                        403,
                        "This page has expired",
                        "The form was not accepted; nothing was saved. The session may have ended, or the page was open too"
                                + " long.",
                        List.of("Open the page again and enter the values once more."),
                        "My work",
                        "/lotgate/tasks",
                        ""));
    }

    @GetMapping("/lotgate/verify")
    String verify(
            @RequestParam(defaultValue = "") String certificate,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "") String digest,
            HttpServletResponse response,
            Model model) {
        Optional<Certificate> found = certificates.find(certificate);
        boolean genuine = found.isPresent()
                && Integer.toString(found.get().version()).equals(version)
                && found.get().content().digest().hex().equals(digest);
        return show(response, model, genuine ? genuine(found.orElseThrow()) : unknown());
    }

    private MessagePage genuine(Certificate certificate) {
        String warning = lots.find(certificate.lot())
                .map(lot -> CertificateStanding.of(lot, certificate).warning())
                .orElse("");
        return new MessagePage(
                200,
                "Certificate " + certificate.number() + ", version " + certificate.version() + ": on record"
                        + (warning.isEmpty() ? "" : ", not to be relied on"),
                "This installation recorded a certificate of this number, version and content digest: lot "
                        + certificate.content().lot().number() + ", "
                        + Session.words(
                                certificate.content().disposition().standing().name()) + ".",
                List.of(
                        "Compare number, version and digest with the footer of the paper or PDF in your hand.",
                        warning.isEmpty() ? "No later version is on record." : warning),
                "Sign in",
                "/lotgate/login",
                "");
    }

    private static MessagePage unknown() {
        return new MessagePage(
                404,
                "No such certificate",
                "This installation has no certificate of this number, version and content digest. Do not rely on the"
                        + " paper or PDF in your hand.",
                List.of("Scan the code again.", "Ask the quality unit of the site named on it."),
                "Sign in",
                "/lotgate/login",
                "");
    }

    private static String show(HttpServletResponse response, Model model, MessagePage page) {
        response.setStatus(page.status());
        model.addAttribute("page", page);
        return WebConfiguration.UI + "message";
    }
}
