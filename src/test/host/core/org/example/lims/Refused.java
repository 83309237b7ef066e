package org.example.lims;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** The host's advice for every controller, as hosts have it. */
@ControllerAdvice
class Refused {
    @ModelAttribute("shell")
    String shell() {
        return "the hospital's shell";
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String missing(NoResourceFoundException missing) {
        return "message";
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.INTERNAL_SERVER_ERROR)
    String any(Exception failure) {
        return "broken";
    }
}
