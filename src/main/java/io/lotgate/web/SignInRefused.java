package io.lotgate.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Shows the sign-in page again with what was typed and why it was refused. */
final class SignInRefused implements AuthenticationFailureHandler {
    static final String MESSAGE = "lotgate.signInRefused";

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException, ServletException {
        request.setAttribute(MESSAGE, refused.getMessage());
        request.getRequestDispatcher("/lotgate/login/refused").forward(request, response);
    }
}
