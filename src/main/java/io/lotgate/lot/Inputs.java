package io.lotgate.lot;

import io.lotgate.value.Scan;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads typed values from named texts and collects every refusal, so that a form shows all its messages at once. */
final class Inputs {
    private static final int LONGEST = 2000;
    private static final String WEIGHT = "the recipient's weight";

    /** The international pound, by definition. */
    private static final BigDecimal KG_PER_LB = new BigDecimal("0.45359237");

    private final Map<String, String> texts;
    private final ZoneId zone;
    private final List<Refusal> refusals = new ArrayList<>();

    Inputs(Map<String, String> texts, ZoneId zone) {
        this.texts = texts;
        this.zone = zone;
    }

    /** The command when every field was understood. */
    <T> Outcome<T> outcome(T command) {
        return refusals.isEmpty() ? Outcome.done(command) : Outcome.refused(refusals);
    }

    Optional<String> optional(String name) {
        return Optional.ofNullable(texts.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** A longer text of a person's own words. */
    String prose(String name, String what) {
        return matching(name, what, "(?s).{1," + LONGEST + "}", "at most " + LONGEST + " characters");
    }

    /** As {@link #prose}, but empty when nothing is entered. */
    Optional<String> remark(String name) {
        return optional(name).isEmpty() ? Optional.empty() : Optional.of(prose(name, "it shorter"));
    }

    String text(String name, String what) {
        return matching(name, what, "(?s).{1,500}", "at most 500 characters");
    }

    String matching(String name, String what, String pattern, String allowed) {
        Optional<String> text = optional(name);
        if (text.isEmpty()) {
            return refuse(name, "Enter " + what + ".", "");
        }
        return text.get().matches(pattern) ? text.get() : refuse(name, "Enter " + what + ": " + allowed + ".", "");
    }

    String oneOf(String name, String what, List<String> choices) {
        String text = optional(name).orElse("");
        return choices.contains(text) ? text : refuse(name, "Choose " + what + ".", "");
    }

    /** An identifier; empty where there is none, or nothing of the kind. */
    Optional<UUID> uuid(String name) {
        return optional(name)
                .filter(text -> text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
                .map(UUID::fromString);
    }

    /** Whole numbers from 1 to the most, separated by commas; none when nothing is entered. */
    List<Integer> numbers(String name, int most) {
        List<Integer> numbers = new ArrayList<>();
        for (String text : list(name)) {
            if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
                refuse(name, "Choose numbers between 1 and " + most + ".", 0);
            } else if (!numbers.contains(Integer.parseInt(text))) {
                numbers.add(Integer.parseInt(text));
            }
        }
        return numbers;
    }

    Detail.Gravity gravity() {
        String name = oneOf(
                "gravity",
                "the class",
                Arrays.stream(Detail.Gravity.values()).map(Enum::name).toList());
        return name.isEmpty() ? Detail.Gravity.CRITICAL : Detail.Gravity.valueOf(name);
    }

    /** A donation number as scanned or typed, with or without its check character, which has to fit. */
    Optional<String> din() {
        return optional("din").map(line -> {
            Scan scan = Scan.read(line);
            if (scan instanceof Scan.Donation donation) {
                return donation.din().text();
            }
            return scan instanceof Scan.Misread
                    ? refuse(
                            "din",
                            "The check character does not fit this donation number: a character was misread or mistyped."
                                    + " Scan the label again.",
                            "")
                    : line; // refused with the other facts, where it is no donation number
        });
    }

    boolean flag(String name) {
        String text = optional(name).orElse("");
        return text.equals("true") || text.equals("on") || text.equals("yes");
    }

    List<String> list(String name) {
        return optional(name).map(text -> Arrays.asList(text.split(","))).orElse(List.of()).stream()
                .map(String::strip)
                .toList();
    }

    BigDecimal decimal(String name, String what, String least, String most) {
        String text = optional(name).orElse("");
        if (!text.matches("-?[0-9]{1,9}(\\.[0-9]{1,15})?")) {
            return refuse(name, "Enter " + what + " as a number with a point, such as 12.5.", BigDecimal.ONE);
        }
        BigDecimal value = new BigDecimal(text);
        boolean possible = value.compareTo(new BigDecimal(least)) >= 0 && value.compareTo(new BigDecimal(most)) <= 0;
        return possible
                ? value
                : refuse(
                        name,
                        text + " is not possible here: " + what + " lies between " + least + " and " + most
                                + ". Check value and unit.",
                        BigDecimal.ONE);
    }

    /** The recipient's weight: {@code weight} with {@code weightUnit}, or {@code weightKg}. */
    BigDecimal weightKg() {
        if (!texts.containsKey("weightUnit")) {
            return decimal("weightKg", WEIGHT + " in kg", "0.5", "250");
        }
        return switch (optional("weightUnit").orElse("")) {
            case "kg" -> decimal("weightKg", WEIGHT + " in kg", "0.5", "250");
            case "lb" ->
                decimal("weightKg", WEIGHT + " in lb", "1.1", "551")
                        .multiply(KG_PER_LB)
                        .stripTrailingZeros();
            default -> refuse("weightKg", "Choose the unit of the weight: kg or lb.", BigDecimal.ONE);
        };
    }

    /** The weight as entered, where it was not in kg. */
    Optional<String> weighed() {
        return optional("weightUnit").filter(unit -> unit.equals("lb")).flatMap(unit -> optional("weightKg")
                .map(weight -> weight + " " + unit));
    }

    int whole(String name, String what, int least, int most) {
        String text = optional(name).orElse("");
        if (!text.matches("[0-9]{1,9}")) {
            return refuse(name, "Enter " + what + " as a whole number.", 1);
        }
        int value = Integer.parseInt(text);
        return value >= least && value <= most
                ? value
                : refuse(name, "Enter " + what + " between " + least + " and " + most + ".", 1);
    }

    int version(String name, String[] productAndVersion) {
        return productAndVersion.length == 2 && productAndVersion[1].matches("[0-9]{1,6}")
                ? Integer.parseInt(productAndVersion[1])
                : refuse(name, "Choose a specification.", 0);
    }

    LocalDate date(String name, String what) {
        try {
            return possible(LocalDate.parse(optional(name).orElse("")));
        } catch (DateTimeException notADate) {
            return refuse(name, "Enter " + what + " as a date, such as 2026-03-31.", LocalDate.EPOCH);
        }
    }

    /** A local date and time of the site's zone, or an instant with its offset. */
    Instant instant(String name, String what) {
        String text = optional(name).orElse("");
        try {
            return text.endsWith("Z")
                    ? Instant.parse(text)
                    : LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeException notATime) {
            return refuse(name, "Enter " + what + " as date and time, such as 2026-03-31T14:05.", Instant.EPOCH);
        }
    }

    /** Years that no calendar of ours will see are typing errors. */
    private static LocalDate possible(LocalDate date) {
        if (date.getYear() < 1990 || date.getYear() > 2200) {
            throw new DateTimeException("not a year of ours");
        }
        return date;
    }

    private <T> T refuse(String name, String message, T standIn) {
        if (refusals.stream().noneMatch(refusal -> refusal.field().equals(name))) {
            refusals.add(Refusal.input(name, message));
        }
        return standIn;
    }
}
