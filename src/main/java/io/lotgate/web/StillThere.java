package io.lotgate.web;

import io.lotgate.account.Accounts;
import io.lotgate.account.Person;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Asks at each request whether the person who signed in is still there: removed, or with another password, their session
 * ends; with other roles, it goes on with these. A sign-in ends after its longest time, and one with an expired password
 * opens nothing but the page where it is changed.
 */
final class StillThere extends OncePerRequestFilter {
    private static final Set<String> WITH_EXPIRED = Set.of("/lotgate/account", "/lotgate/logout");

    private final Accounts accounts;
    private final SessionLife life;

    StillThere(Accounts accounts, SessionLife life) {
        this.accounts = accounts;
        this.life = life;
    }

    /**
     * How somebody came in.
     *
     * @param password which one they gave; empty where it is not kept here
     * @param expired whether it has reached its age, so that it opens nothing but its own change
     */
    record Entry(Optional<UUID> password, boolean expired) {}

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
        Entry entry = entry(given);
        Optional<Person> now = accounts.current(signedIn, entry.password());
        if (now.isEmpty()) {
            end("ended", request, response);
            return;
        }
        HttpSession session = request.getSession();
        if (session.getAttribute(OwnSession.BY_HOST) == null && life.over(session)) {
            end("late", request, response);
            return;
        }
        if (entry.expired() && !WITH_EXPIRED.contains(Shell.address(request))) {
            response.sendRedirect(request.getContextPath() + "/lotgate/account?expired");
            return;
        }
        if (!now.get().equals(signedIn)) {
            SecurityContextHolder.setContext(context(now.get(), entry));
        }
        chain.doFilter(request, response);
    }

    /** Lets this session go on after its person has changed their own password. */
    static void keep(Person person, Optional<UUID> password, HttpServletRequest request, HttpServletResponse response) {
        SecurityContext context = context(person, new Entry(password, false));
        SecurityContextHolder.setContext(context);
        OwnSession.person().saveContext(context, request, response);
    }

    private static SecurityContext context(Person person, Entry entry) {
        UsernamePasswordAuthenticationToken token =
                UsernamePasswordAuthenticationToken.authenticated(person, null, AuthorityUtils.NO_AUTHORITIES);
        token.setDetails(entry);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(token);
        return context;
    }

    private static Entry entry(Authentication given) {
        return given.getDetails() instanceof Entry entry ? entry : new Entry(Optional.empty(), false);
    }

    private static void end(String why, HttpServletRequest request, HttpServletResponse response) throws IOException {
        new OwnSession()
                .logout(request, response, SecurityContextHolder.getContext().getAuthentication());
        SecurityContextHolder.clearContext();
        response.sendRedirect(request.getContextPath() + "/lotgate/login?" + why);
    }
}
