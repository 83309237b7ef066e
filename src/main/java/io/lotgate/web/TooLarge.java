package io.lotgate.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a request that holds more than a file may have; one that announces its size before anything is read. The page is written here,
 * since drawing it from a template would make the server parse the upload for its parameters.
 */
final class TooLarge extends OncePerRequestFilter {
    /** What a person is told. */
    static final String TEXT = "A file may have at most 32 MB. Nothing was saved. Check that it is the instrument's"
            + " export and not its raw data, and send that.";

    /** Largest request in bytes: a file of 32 MB and a form around it. */
    private static final long LARGEST = 33L * 1024 * 1024;

    private static final String PAGE =
            """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>File too large · Lotgate</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <link rel="stylesheet" href="/lotgate/static/lotgate.css"></head>
            <body><main id="main"><section class="message" role="alert"><h1>File too large</h1><p>%s</p>
            <p class="acts"><a class="button primary" href="/lotgate/tasks">My work</a></p></section></main></body></html>
            """;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > LARGEST) {
            refuse(response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } catch (InvalidParameterException tooMuch) { // a size that was not announced, met while reading
            if (tooMuch.getErrorCode() != HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE || response.isCommitted()) {
                throw tooMuch;
            }
            refuse(response);
        }
    }

    private static void refuse(HttpServletResponse response) throws IOException {
        response.reset();
        response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        response.setContentType("text/html;charset=UTF-8");
        response.getOutputStream().write(PAGE.formatted(TEXT).getBytes(StandardCharsets.UTF_8));
    }
}
