package io.lotgate.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Shows the sign-in page again with what was typed and why it was refused, and counts the address it came from. */
record SignInRefused(SignInRate rate) implements AuthenticationFailureHandler {
    static final String MESSAGE = "lotgate.signInRefused";

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException, ServletException {
        rate.refuse(request.getRemoteAddr());
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        again(request, response, String.valueOf(refused.getMessage()));
    }

    private static void again(HttpServletRequest request, HttpServletResponse response, String message)
            throws IOException, ServletException {
        request.setAttribute(MESSAGE, message);
        request.getRequestDispatcher("/lotgate/login/refused").forward(request, response);
    }

    /** Stands before the password check: an address with too many refusals gets no further try for a while. */
    static final class Guard extends OncePerRequestFilter {
        private static final int TOO_MANY_REQUESTS = 429;

        private final RequestMatcher signIn = PathPatternRequestMatcher.withDefaults()
                .matcher(org.springframework.http.HttpMethod.POST, "/lotgate/login");
        private final SignInRate rate;

        Guard(SignInRate rate) {
            this.rate = rate;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            if (!signIn.matches(request) || !rate.exhausted(request.getRemoteAddr())) {
                chain.doFilter(request, response);
                return;
            }
            response.setStatus(TOO_MANY_REQUESTS);
            response.setHeader("Retry-After", Long.toString(rate.window().toSeconds()));
            again(
                    request,
                    response,
                    "Too many refused sign-ins came from this machine. Wait "
                            + rate.window().toMinutes() + " minutes, then try again.");
        }
    }
}
