package io.lotgate.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a request that holds more than a file may have; one that announces its size before anything is read. The page is written here,
 * since drawing it from a template would make the server parse the upload for its parameters.
 */
final class TooLarge extends OncePerRequestFilter {
    private static final long MEGABYTE = 1024 * 1024;

    /** Largest file in bytes; a host may allow less. */
    private static final long LARGEST_FILE = 32 * MEGABYTE;

    /** Largest request in bytes: a file and a form around it. */
    private static final long LARGEST = LARGEST_FILE + MEGABYTE;

    private static final String PAGE =
            """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>File too large · Lotgate</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <link rel="stylesheet" href="%1$s/lotgate/static/lotgate.css"></head>
            <body><main id="main"><section class="message" role="alert"><h1>File too large</h1><p>%2$s</p>
            <p class="acts"><a class="button primary" href="%1$s/lotgate/tasks">My work</a></p></section></main></body></html>
            """;

    private final String text;

    /** @param limits the application's own for uploads, where it has some */
    TooLarge(@Nullable MultipartConfigElement limits) {
        this.text = text(limits);
    }

    /** What a person is told. */
    static String text(@Nullable MultipartConfigElement limits) {
        long allowed = limits == null || limits.getMaxFileSize() < 0
                ? LARGEST_FILE
                : Math.min(LARGEST_FILE, limits.getMaxFileSize());
        String size = allowed < MEGABYTE ? allowed / 1024 + " kB" : allowed / MEGABYTE + " MB";
        return "A file may have at most " + size + ". Nothing was saved. Check that it is the instrument's"
                + " export and not its raw data, and send that.";
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > LARGEST) {
            refuse(request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } catch (InvalidParameterException tooMuch) { // a size that was not announced, met while reading
            if (tooMuch.getErrorCode() != HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE || response.isCommitted()) {
                throw tooMuch;
            }
            refuse(request, response);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.reset();
        response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        response.setContentType("text/html;charset=UTF-8");
        response.getOutputStream()
                .write(PAGE.formatted(request.getContextPath(), text).getBytes(StandardCharsets.UTF_8));
    }
}
