package io.lotgate.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.springframework.web.servlet.HandlerInterceptor;

/** A text holds a character that no database column can keep. */
final class Unstorable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unstorable(String message) {
        super(message);
    }

    /** Refuses such texts before any controller sees them. */
    static final class Check implements HandlerInterceptor {
        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            request.getParameterMap().forEach((name, values) -> {
                if (Arrays.stream(values).anyMatch(value -> value.indexOf('\u0000') >= 0)) {
                    throw new Unstorable("The field " + name.replace('\u0000', ' ') + " holds a NUL character.");
                }
            });
            return true;
        }
    }
}
