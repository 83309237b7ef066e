package io.lotgate.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/** The page for a request that the database could not serve; drawn without asking it anything. */
@Controller
final class UnavailableController {
    private static final Set<String> NOT_KEPT = Set.of("password", "_csrf", "upload", "report");

    @RequestMapping("/lotgate/unavailable")
    String unavailable(HttpServletRequest request, HttpServletResponse response, Model model) {
        DatabaseAway.Found found =
                DatabaseAway.found(request).orElseThrow(() -> new NotFound("There is no such page."));
        String address = Optional.ofNullable(request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI))
                .map(Object::toString)
                .orElse("/lotgate/");
        boolean step = request.getMethod().equals("POST");
        boolean again = step && !String.valueOf(request.getContentType()).startsWith("multipart/");
        response.setStatus(found.trouble().status());
        model.addAttribute(
                "page",
                new UnavailablePage(
                        found.trouble().status(),
                        title(found),
                        text(found, step),
                        advice(found, step, again),
                        again ? address : "",
                        again ? typed(request) : List.of(),
                        again && request.getParameter("password") != null,
                        step ? "/lotgate/tasks" : address,
                        found.reference()));
        return WebConfiguration.UI + "unavailable";
    }

    static String title(DatabaseAway.Found found) {
        return found.trouble() == Trouble.FULL
                ? "The disk of the database is full"
                : "The database cannot be reached at the moment";
    }

    /** @param step whether something was to be saved */
    static String text(DatabaseAway.Found found, boolean step) {
        if (found.confirming()) {
            return "This happened while your step was being saved, so it is not known yet whether it was. Send it again"
                    + " when the database is back: it is recorded once in either case, never half.";
        }
        return step
                ? "Your step was not saved, and nothing is half done."
                : "The page cannot be read until the database is back. Nothing was changed.";
    }

    private static List<String> advice(DatabaseAway.Found found, boolean step, boolean again) {
        String first = found.trouble() == Trouble.FULL
                ? "Tell the administrator that space has to be made on the database's disk. Nothing has to be restarted."
                : "Wait a moment: the database usually comes back by itself. If it does not within minutes, tell the"
                        + " administrator.";
        String second = !step
                ? "Then open the page again."
                : again
                        ? "What you typed is kept on this page. Then send it again from here."
                        : "Then go back in the browser, where what you typed still stands, attach the file again, and"
                                + " send it.";
        return List.of(first, second);
    }

    private static List<UnavailablePage.Typed> typed(HttpServletRequest request) {
        return request.getParameterMap().entrySet().stream()
                .filter(field -> !NOT_KEPT.contains(field.getKey()))
                .flatMap(field ->
                        Arrays.stream(field.getValue()).map(value -> new UnavailablePage.Typed(field.getKey(), value)))
                .toList();
    }
}
