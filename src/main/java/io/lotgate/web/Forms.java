package io.lotgate.web;

import io.lotgate.lot.Outcome;
import io.lotgate.lot.Refusal;
import io.lotgate.value.Ids;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What forms have in common: what was typed stands, messages go to their fields, a refusal has its status. */
final class Forms {
    private Forms() {}

    /** A form's texts, the password left out. */
    static FormView typed(Map<String, String> parameters) {
        Map<String, String> values = new LinkedHashMap<>(parameters);
        values.remove("password");
        values.remove("_csrf");
        return new FormView(values, Map.of());
    }

    /** The form with the refusals' messages at their fields; names gives the form's name of a command's field. */
    static FormView refused(FormView form, List<Refusal> refusals, Map<String, String> names) {
        Map<String, String> messages = refusals.stream()
                .collect(Collectors.groupingBy(
                        refusal -> names.getOrDefault(refusal.field(), refusal.field()),
                        LinkedHashMap::new,
                        Collectors.mapping(Refusal::message, Collectors.joining(" "))));
        FormView shown = form;
        for (Map.Entry<String, String> message : messages.entrySet()) {
            shown = shown.refused(message.getKey(), message.getValue());
        }
        return shown;
    }

    /** Sets the status a refusal has: 422 for input, 403, 404, or 409 when the lot has moved on or does not allow it. */
    static void status(HttpServletResponse response, Outcome.Refused<?> refused) {
        response.setStatus(
                switch (refused.reasons().get(0).kind()) {
                    case INPUT -> 422;
                    case NOT_ALLOWED -> 403;
                    case NOT_FOUND -> 404;
                    case STALE, BLOCKED -> 409;
                });
    }

    /** The command's id as the form sent it; without one a double click could not be told from a second wish. */
    static UUID commandId(Map<String, String> parameters) {
        try {
            return UUID.fromString(parameters.getOrDefault("commandId", ""));
        } catch (IllegalArgumentException none) {
            throw new NotUnderstood("This form has no proper command id. Open the page anew and send it from there.");
        }
    }

    /** An id as the form sent it; one that is none becomes a new one, which nothing has. */
    static UUID id(Map<String, String> parameters, String name) {
        try {
            return UUID.fromString(parameters.getOrDefault(name, ""));
        } catch (IllegalArgumentException none) {
            return Ids.next();
        }
    }

    /** The version the page showed; 0 when it is not a number. */
    static long version(Map<String, String> parameters) {
        String text = parameters.getOrDefault("version", "");
        return text.matches("[0-9]{1,15}") ? Long.parseLong(text) : 0;
    }

    /** Hidden fields for a form drawn now. */
    static CommandView command(long version) {
        return new CommandView(Ids.next().toString(), version);
    }

    /** Hidden fields of a form shown again: the same command as long as nothing was done. */
    static CommandView again(Map<String, String> parameters, long version) {
        return new CommandView(id(parameters, "commandId").toString(), version);
    }
}
