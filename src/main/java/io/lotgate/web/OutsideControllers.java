package io.lotgate.web;

import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** What fails before a controller of ours is chosen, under {@code /lotgate} only; a host's failures stay the host's. */
@Component
final class OutsideControllers implements HandlerExceptionResolver, Ordered {
    private final Shell shell;
    private final ObjectProvider<MultipartConfigElement> uploads;

    OutsideControllers(Shell shell, ObjectProvider<MultipartConfigElement> uploads) {
        this.shell = shell;
        this.uploads = uploads;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        return Shell.address(request).matches("/lotgate(/.*)?")
                ? message(failure).map(page -> show(page, request, response)).orElse(null)
                : null;
    }

    private Optional<MessagePage> message(Exception failure) {
        if (failure instanceof NoResourceFoundException) {
            return Optional.of(page(404, "Not found", "There is no page at this address."));
        }
        if (failure instanceof MaxUploadSizeExceededException) {
            return Optional.of(page(413, "File too large", TooLarge.text(uploads.getIfUnique())));
        }
        if (failure instanceof MultipartException) {
            String text = "The file did not arrive whole. Nothing was saved; send it again.";
            return Optional.of(page(400, "Upload not readable", text));
        }
        return Optional.empty();
    }

    private static MessagePage page(int status, String title, String text) {
        return new MessagePage(status, title, text, List.of(), "My work", "/lotgate/tasks", "");
    }

    private ModelAndView show(MessagePage page, HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(page.status());
        return new ModelAndView(WebConfiguration.UI + "message", Map.of("shell", shell.shell(request), "page", page));
    }
}
