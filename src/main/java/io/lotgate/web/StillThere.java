package io.lotgate.web;

import io.lotgate.account.Accounts;
import io.lotgate.account.Person;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Asks at each request whether the person who signed in is still there: removed, or with another password, their session
 * ends; with other roles, it goes on with these.
 */
final class StillThere extends OncePerRequestFilter {
    private final Accounts accounts;

    StillThere(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Files that everybody may have need no person, and no database. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith(request.getContextPath() + "/lotgate/static/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication given = SecurityContextHolder.getContext().getAuthentication();
        if (DatabaseAway.found(request).isPresent() // its page asks the database nothing
                || given == null
                || !(given.getPrincipal() instanceof Person signedIn)) {
            chain.doFilter(request, response);
            return;
        }
        Optional<Person> now = accounts.current(signedIn, password(given));
        if (now.isEmpty()) {
            end(request, response);
            return;
        }
        if (!now.get().equals(signedIn)) {
            SecurityContextHolder.setContext(context(now.get(), password(given)));
        }
        chain.doFilter(request, response);
    }

    /** Lets this session go on after its person has changed their own password. */
    static void keep(Person person, Optional<UUID> password, HttpServletRequest request, HttpServletResponse response) {
        SecurityContext context = context(person, password);
        SecurityContextHolder.setContext(context);
        OwnSession.person().saveContext(context, request, response);
    }

    private static SecurityContext context(Person person, Optional<UUID> password) {
        UsernamePasswordAuthenticationToken token =
                UsernamePasswordAuthenticationToken.authenticated(person, null, AuthorityUtils.NO_AUTHORITIES);
        token.setDetails(password);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(token);
        return context;
    }

    private static Optional<UUID> password(Authentication given) {
        return given.getDetails() instanceof Optional<?> some
                ? some.filter(UUID.class::isInstance).map(UUID.class::cast)
                : Optional.empty();
    }

    private static void end(HttpServletRequest request, HttpServletResponse response) throws IOException {
        new OwnSession()
                .logout(request, response, SecurityContextHolder.getContext().getAuthentication());
        SecurityContextHolder.clearContext();
        response.sendRedirect(request.getContextPath() + "/lotgate/login?ended");
    }
}
