package io.lotgate.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.springframework.web.servlet.HandlerInterceptor;

/** A text holds a character that no database column can keep. */
final class Unstorable extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 1000;

    Unstorable(String message) {
        super(message);
    }

    /** Refuses such texts before any controller sees them. */
    static final class Check implements HandlerInterceptor {
        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            request.getParameterMap()
                    .forEach((name, values) -> Arrays.stream(values).forEach(value -> check(name, value)));
            return true;
        }

        private static void check(String name, String value) {
            String field = "The field " + name.replaceAll("[^A-Za-z0-9:/._-]", " ");
            if (value.length() > LONGEST) {
                throw new Unstorable(field + " is too long: at most " + LONGEST + " characters.");
            }
            boolean halved =
                    value.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
            if (halved || value.indexOf('\u0000') >= 0) {
                throw new Unstorable(field + " holds a character that cannot be kept.");
            }
        }
    }
}
