package io.lotgate.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a request that announces more than a file may have, before anything of it is read. */
final class TooLarge extends OncePerRequestFilter {
    /** Largest request in bytes: a file of 32 MB and a form around it. */
    static final long LARGEST = 33L * 1024 * 1024;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > LARGEST) {
            request.getRequestDispatcher("/lotgate/too-large").forward(request, response);
        } else {
            chain.doFilter(request, response);
        }
    }
}
