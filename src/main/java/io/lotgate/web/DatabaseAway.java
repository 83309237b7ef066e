package io.lotgate.web;

import io.lotgate.process.Unconfirmed;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers when the database is away or its disk full, wherever in the request that came up: signing in is before any
 * controller, drawing the page after it.
 */
final class DatabaseAway extends OncePerRequestFilter {
    /** Marks a request whose page is drawn without asking the database again. */
    static final String FOUND = "lotgate.trouble";

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseAway.class);
    private static final long JOURNAL_SEGMENT = 16L * 1024 * 1024; // room PostgreSQL needs to go on, in bytes

    /**
     * Told to a person and to a program.
     *
     * @param confirming it went away while it was confirming the command: saved or not is not known yet
     */
    record Found(Trouble trouble, boolean confirming, String reference) {}

    private final Optional<File> folder;

    /** @param folder the database's folder, when it is on this machine */
    DatabaseAway(Optional<File> folder) {
        this.folder = folder;
    }

    static Optional<Found> found(HttpServletRequest request) {
        return request.getAttribute(FOUND) instanceof Found found ? Optional.of(found) : Optional.empty();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | IOException | RuntimeException failure) {
            Optional<Trouble> trouble = Trouble.of(failure);
            if (trouble.isEmpty() || response.isCommitted()) {
                throw failure;
            }
            answer(trouble.get(), failure, request, response);
        }
    }

    private void answer(Trouble known, Exception failure, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Trouble trouble = full() ? Trouble.FULL : known; // a server whose disk is full may just end
        String reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.warn(
                "request {} {} refused, the database is {}, reference {}: {}",
                request.getMethod(),
                request.getRequestURI(),
                trouble,
                reference,
                cause(failure));
        Found found = new Found(trouble, failure instanceof Unconfirmed || nested(failure), reference);
        request.setAttribute(FOUND, found);
        response.reset();
        response.setHeader("Retry-After", "10");
        if (String.valueOf(request.getHeader("Accept")).startsWith("application/json")) {
            json(found, request.getMethod().equals("POST"), response);
        } else {
            request.getRequestDispatcher("/lotgate/unavailable").forward(request, response);
        }
    }

    private boolean full() {
        return folder.filter(File::exists)
                .filter(place -> place.getUsableSpace() < JOURNAL_SEGMENT)
                .isPresent();
    }

    private static boolean nested(Throwable failure) {
        return failure.getCause() instanceof Unconfirmed;
    }

    private static String cause(Throwable failure) {
        Throwable last = failure;
        for (int i = 0; i < 20 && last.getCause() != null; i++) {
            last = last.getCause();
        }
        return String.valueOf(last.getMessage()).lines().findFirst().orElse("");
    }

    private static void json(Found found, boolean step, HttpServletResponse response) throws IOException {
        response.setStatus(found.trouble().status());
        response.setContentType("application/problem+json");
        String text = "{\"status\":%d,\"title\":\"%s\",\"detail\":\"%s\",\"reference\":\"%s\"}";
        response.getOutputStream()
                .write(text.formatted(
                                found.trouble().status(),
                                UnavailableController.title(found),
                                UnavailableController.text(found, step),
                                found.reference())
                        .getBytes(StandardCharsets.UTF_8));
    }
}
