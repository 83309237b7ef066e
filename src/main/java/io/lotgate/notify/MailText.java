package io.lotgate.notify;

import io.lotgate.ledger.Site;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A notice as a mail: plain text that names the lot and what happened, and leads to the lot's page. */
record MailText(Notices.Post post) {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final String CHARSET = StandardCharsets.UTF_8.name();

    MimeMessage message(Mails.Mail mail, String address) throws MessagingException {
        MimeMessage message = post.sender().createMimeMessage();
        message.setFrom(new InternetAddress(post.from(), true));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(address, true));
        message.setSubject(subject(mail), CHARSET);
        message.setText(body(mail), CHARSET);
        message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: no absence note answers it
        // the same each time it is tried: where the server's answer got lost, readers' programs show it once
        message.setHeader("Message-ID", "<" + mail.id() + "@lotgate>");
        return message;
    }

    String subject(Mails.Mail mail) {
        String sample = post.site().get().sampleData() ? "[SAMPLE] " : "";
        return sample
                + Notice.oneLine("Lot " + mail.number() + ": " + mail.kind().words());
    }

    String body(Mails.Mail mail) {
        Site site = post.site().get();
        String zoned = MINUTE.format(mail.at().atZone(site.zoneId())) + " (" + site.zone() + ")";
        return "Lot " + Notice.oneLine(mail.number()) + "\n"
                + mail.kind().words() + ": " + Notice.oneLine(mail.text()) + "\n\n"
                + post.publicAddress() + "/lotgate/lots/" + URLEncoder.encode(mail.number(), StandardCharsets.UTF_8)
                + "\n\n"
                + zoned + "\n"
                + Notice.oneLine(site.name()) + (site.sampleData() ? ", SAMPLE DATA - not for clinical use" : "") + "\n"
                + "Sent by Lotgate; nobody reads answers to this address.\n";
    }
}
