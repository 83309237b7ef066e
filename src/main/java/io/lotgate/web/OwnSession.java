package io.lotgate.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;

/** Lotgate's part of the browser session, under names of its own: a host's sign-in, forms and sign-out stay its own. */
final class OwnSession implements LogoutHandler {
    private static final String PREFIX = "lotgate.";

    /** Who was let in by the host's sign-in, as noted in the ledger. */
    static final String BY_HOST = PREFIX + "byHost";

    static SecurityContextRepository person() {
        HttpSessionSecurityContextRepository repository = new HttpSessionSecurityContextRepository();
        repository.setSpringSecurityContextKey(PREFIX + "person");
        return repository;
    }

    static RequestCache request() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setSessionAttrName(PREFIX + "request");
        return cache;
    }

    static CsrfTokenRepository token() {
        HttpSessionCsrfTokenRepository repository = new HttpSessionCsrfTokenRepository();
        repository.setSessionAttributeName(PREFIX + "token");
        return repository;
    }

    /** Leaves nothing of ours behind; a session that holds nothing else ends. */
    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication left) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return;
        }
        Collections.list(session.getAttributeNames()).stream()
                .filter(name -> name.startsWith(PREFIX))
                .forEach(session::removeAttribute);
        if (!session.getAttributeNames().hasMoreElements()) {
            session.invalidate();
        }
    }
}
