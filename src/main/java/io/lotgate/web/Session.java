package io.lotgate.web;

import io.lotgate.account.Person;
import io.lotgate.account.Role;
import io.lotgate.ledger.Actor;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who is signed in. */
final class Session {
    private Session() {}

    static Optional<Person> find() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Person person
                ? Optional.of(person)
                : Optional.empty();
    }

    static Person person() {
        return find().orElseThrow(() -> new IllegalStateException("nobody is signed in"));
    }

    static Actor actor() {
        return person().actor();
    }

    static boolean has(Role role) {
        return person().roles().contains(role);
    }

    /** A role in a sentence: {@code a QC technician}, {@code an auditor}. */
    static String withArticle(String role) {
        String words = words(role);
        String inside = words.startsWith("Q") ? words : words.toLowerCase(Locale.ROOT);
        return ("AEIOU".indexOf(words.charAt(0)) >= 0 ? "an " : "a ") + inside;
    }

    /** A role or another enumeration constant in words: {@code QC technician}. */
    static String words(String constant) {
        String words = constant.toLowerCase(Locale.ROOT).replace('_', ' ');
        String first = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        return first.replaceFirst("^Qc ", "QC ").replaceFirst("^Qa ", "QA ");
    }
}
