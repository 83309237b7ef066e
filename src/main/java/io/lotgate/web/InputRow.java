package io.lotgate.web;

import java.util.List;

/**
 * One value of the observation in the task form.
 *
 * @param name input name, {@code o:} and the JSON pointer: {@code o:/markers/0/percent}
 * @param label what it is, in the laboratory's words
 * @param kind {@code DECIMAL}, {@code CENSORED} (a decimal that may stand behind {@code <} or {@code >}),
 *     {@code INTEGER}, {@code TEXT}, {@code CHOICE}, {@code BOOLEAN} or {@code INSTANT}
 * @param unit unit, "" when there is none
 * @param limit limit that applies to this value, "" when there is none
 * @param decimals decimals asked for, -1 when free
 * @param choices the choices of a {@code CHOICE}
 * @param required whether it must be filled in
 * @param value as typed, or as fixed
 * @param error message at the field, "" when accepted
 * @param fixed whether the value stands and is only shown: a constant, a lot's datum, another test's value or a
 *     file's; no input is sent for it
 * @param source where a fixed value comes from, {@code from viability}, "" for a constant
 */
public record InputRow(
        String name,
        String label,
        String kind,
        String unit,
        String limit,
        int decimals,
        List<String> choices,
        boolean required,
        String value,
        String error,
        boolean fixed,
        String source) {
    /** Id of the field in the page. */
    public String id() {
        return "f-" + name.replaceAll("[^A-Za-z0-9]+", "-");
    }

    /** The most that is possible at all, whatever the limit: no share of cells is above 100 %; "" when unknown. */
    public String most() {
        boolean share = name.startsWith("o:/markers/") || name.equals("o:/viability");
        return share && unit.equals("%") ? "100" : "";
    }
}
