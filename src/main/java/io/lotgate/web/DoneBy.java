package io.lotgate.web;

import io.lotgate.account.Accounts;
import io.lotgate.account.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Whose task an address is. Anyone else is refused, and the refusal ledgered, before the form is read; the command's own
 * rules stand behind it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface DoneBy {
    Role[] value();

    /** Asks before each request. */
    record Check(Accounts accounts) implements HandlerInterceptor {
        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            whose(handler)
                    .filter(task -> Arrays.stream(task.value()).noneMatch(Session::has))
                    .ifPresent(task -> refuse(request, task));
            return true;
        }

        private static Optional<DoneBy> whose(Object handler) {
            return handler instanceof HandlerMethod method
                    ? Optional.ofNullable(method.getMethodAnnotation(DoneBy.class))
                    : Optional.empty();
        }

        private void refuse(HttpServletRequest request, DoneBy task) {
            String roles = Arrays.stream(task.value())
                    .map(role -> Session.withArticle(role.name()))
                    .collect(Collectors.joining(" or "));
            String why = "Only " + roles + " does this.";
            accounts.commandRefused(Session.actor(), request.getMethod() + " " + request.getRequestURI(), why);
            throw new NotAllowed(why);
        }
    }
}
