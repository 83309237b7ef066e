package io.lotgate.web;

import io.lotgate.account.Accounts;
import io.lotgate.account.Person;
import io.lotgate.account.SingleSignOn;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/** Opens the pages to whoever is signed in at the host; asked anew at each request, so it ends with the host's session. */
final class HostSignIn extends OncePerRequestFilter {
    private final SecurityContextRepository hosts;
    private final SingleSignOn mapping;
    private final Accounts accounts;

    HostSignIn(SecurityContextRepository hosts, SingleSignOn mapping, Accounts accounts) {
        this.hosts = hosts;
        this.mapping = mapping;
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
        if (DatabaseAway.found(request).isEmpty() && Session.find().isEmpty()) {
            atHost(request).ifPresent(person -> letIn(person, request.getSession()));
        }
        chain.doFilter(request, response);
    }

    private Optional<Person> atHost(HttpServletRequest request) {
        Authentication host = hosts.loadDeferredContext(request).get().getAuthentication();
        if (host == null || !host.isAuthenticated() || host instanceof AnonymousAuthenticationToken) {
            return Optional.empty();
        }
        return mapping.person(host).flatMap(accounts::known);
    }

    private void letIn(Person person, HttpSession session) {
        if (!person.username().equals(session.getAttribute(OwnSession.BY_HOST))) {
            accounts.signedIn(person);
            session.setAttribute(OwnSession.BY_HOST, person.username());
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(person, null, AuthorityUtils.NO_AUTHORITIES));
        SecurityContextHolder.setContext(context);
    }
}
