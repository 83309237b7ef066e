package io.lotgate.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Turns what went wrong into a page that says so, and nothing about the inside of the program. */
@Order(Ordered.HIGHEST_PRECEDENCE) // before a host's own advice for every controller
@ControllerAdvice(basePackageClasses = Refused.class)
final class Refused {
    private static final Logger LOG = LoggerFactory.getLogger(Refused.class);

    private final Shell shell;

    Refused(Shell shell) {
        this.shell = shell;
    }

    @ExceptionHandler
    String notFound(NotFound missing, Model model, HttpServletResponse response, HttpServletRequest request) {
        return page(404, "Not found", missing.getMessage() + " Nothing was changed.", model, response, request);
    }

    @ExceptionHandler
    String notAllowed(NotAllowed refused, Model model, HttpServletResponse response, HttpServletRequest request) {
        return page(403, "Not for your role", refused.getMessage() + " Nothing was changed.", model, response, request);
    }

    @ExceptionHandler
    String notUnderstood(NotUnderstood form, Model model, HttpServletResponse response, HttpServletRequest request) {
        return page(400, "Not understood", form.getMessage() + " Nothing was saved.", model, response, request);
    }

    @ExceptionHandler
    String notStorable(Unstorable text, Model model, HttpServletResponse response, HttpServletRequest request) {
        return page(400, "Not understood", text.getMessage() + " Nothing was saved.", model, response, request);
    }

    @ExceptionHandler
    Object any(Exception failure, Model model, HttpServletResponse response, HttpServletRequest request)
            throws Exception {
        if (Trouble.of(failure).isPresent()) {
            throw failure; // answered by DatabaseAway, as the failures outside controllers are
        }
        if (failure instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            int status = known.getStatusCode().value();
            return page(
                    status,
                    "Not understood",
                    "The program does not understand this request. Nothing was changed.",
                    model,
                    response,
                    request);
        }
        if (failure instanceof TypeMismatchException) {
            return page(400, "Not understood", "The address holds a value that is not one.", model, response, request);
        }
        String reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.error(
                "request {} {} failed, reference {}", request.getMethod(), request.getRequestURI(), reference, failure);
        if (response.isCommitted()) {
            return ResponseEntity.status(HttpStatus.INTERNAL_SERVER_ERROR).build();
        }
        response.setStatus(500);
        model.addAttribute(
                "page",
                new MessagePage(
                        500,
                        "Something failed",
                        "Your last step was not saved: nothing is half done.",
                        List.of(
                                "Try again in a moment.",
                                "If it happens again, give the reference to the administrator."),
                        "My work",
                        "/lotgate/tasks",
                        reference));
        return view(model, request);
    }

    private String page(
            int status,
            String title,
            String text,
            Model model,
            HttpServletResponse response,
            HttpServletRequest request) {
        response.setStatus(status);
        model.addAttribute("page", new MessagePage(status, title, text, List.of(), "My work", "/lotgate/tasks", ""));
        return view(model, request);
    }

    /** Exception handlers get no model attributes of their own accord. */
    private String view(Model model, HttpServletRequest request) {
        model.addAttribute("shell", shell.shell(request));
        return WebConfiguration.UI + "message";
    }
}
