package io.lotgate.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** What fails before a controller of ours is chosen, under {@code /lotgate} only; a host's failures stay the host's. */
@ControllerAdvice
final class OutsideControllers {
    private final Shell shell;

    OutsideControllers(Shell shell) {
        this.shell = shell;
    }

    @ExceptionHandler
    String notThere(
            NoResourceFoundException missing, HttpServletRequest request, HttpServletResponse response, Model model)
            throws Exception {
        return page(404, "Not found", "There is no page at this address.", missing, request, response, model);
    }

    @ExceptionHandler
    String tooLarge(
            MaxUploadSizeExceededException large, HttpServletRequest request, HttpServletResponse response, Model model)
            throws Exception {
        return page(413, "File too large", TooLarge.TEXT, large, request, response, model);
    }

    @ExceptionHandler
    String broken(MultipartException broken, HttpServletRequest request, HttpServletResponse response, Model model)
            throws Exception {
        String text = "The file did not arrive whole. Nothing was saved; send it again.";
        return page(400, "Upload not readable", text, broken, request, response, model);
    }

    private String page(
            int status,
            String title,
            String text,
            Exception cause,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws Exception {
        if (!request.getRequestURI().startsWith("/lotgate")) {
            throw cause;
        }
        response.setStatus(status);
        model.addAttribute("shell", shell.shell(request));
        model.addAttribute("page", new MessagePage(status, title, text, List.of(), "My work", "/lotgate/tasks", ""));
        return WebConfiguration.UI + "message";
    }
}
