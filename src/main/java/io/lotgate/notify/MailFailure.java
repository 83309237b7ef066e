package io.lotgate.notify;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.springframework.mail.MailSendException;

/**
 * Why a mail was not taken.
 *
 * @param cause in plain words, for a page
 * @param server whether the next mail would fare the same
 */
record MailFailure(String cause, boolean server) {
    private static final int SEEN = 50;

    static MailFailure of(Exception failure) {
        List<Throwable> causes = causes(failure);
        if (has(causes, AuthenticationFailedException.class)) {
            return new MailFailure(
                    "The mail server refused the program's name or password (spring.mail.username).", true);
        }
        Optional<String> reply = causes.stream()
                .filter(SendFailedException.class::isInstance)
                .map(cause -> Notice.oneLine(String.valueOf(cause.getMessage())))
                .filter(message -> message.matches("[245][0-9][0-9].*"))
                .findFirst();
        if (reply.isPresent()) {
            return new MailFailure("The mail server did not take it. It said: " + reply.get(), false);
        }
        return has(causes, IOException.class)
                ? new MailFailure("The mail server could not be reached (spring.mail.host).", true)
                : new MailFailure(
                        "The mail was not taken, and the reason is not known. The administrator finds it in the"
                                + " program's log.",
                        false);
    }

    private static boolean has(List<Throwable> causes, Class<? extends Throwable> type) {
        return causes.stream().anyMatch(type::isInstance);
    }

    /** Mail keeps its causes in three places: behind, beside, and one for each message. */
    private static List<Throwable> causes(Throwable failure) {
        Deque<Throwable> open = new ArrayDeque<>(List.of(failure));
        java.util.ArrayList<Throwable> found = new java.util.ArrayList<>();
        while (!open.isEmpty() && found.size() < SEEN) {
            Throwable one = open.pop();
            found.add(one);
            if (one.getCause() != null) {
                open.add(one.getCause());
            }
            if (one instanceof MessagingException mail && mail.getNextException() != null) {
                open.add(mail.getNextException());
            }
            if (one instanceof MailSendException send) {
                open.addAll(List.of(send.getMessageExceptions()));
            }
        }
        return found;
    }
}
