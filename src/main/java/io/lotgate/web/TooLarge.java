package io.lotgate.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a request that announces more than a file may have, before anything of it is read. */
final class TooLarge extends OncePerRequestFilter {
    /** Largest request in bytes: a file of 32 MB and a form around it. */
    static final long LARGEST = 33L * 1024 * 1024;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > LARGEST) {
            request.getRequestDispatcher("/lotgate/too-large").forward(new Emptied(request), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** The same request without its body, so that nothing tries to read the upload. */
    private static final class Emptied extends HttpServletRequestWrapper {
        Emptied(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getMethod() {
            return "GET";
        }

        @Override
        public @Nullable String getContentType() {
            return null;
        }
    }
}
