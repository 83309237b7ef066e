package io.lotgate.evaluation;

import io.lotgate.evaluation.Field.Kind;
import io.lotgate.value.Din;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A donation number of ISBT 128, 13 characters, with or without its check character (ISO/IEC 7064 MOD 37-2). One that
 * cannot be is an entry to correct, never a result.
 */
final class DonationNumber implements Method<DonationNumber.Criterion> {
    private static final int LENGTH = 13;
    /** Any number that can be; what follows a prefix, to see whether the prefix can be. */
    private static final String POSSIBLE = "1000000000000";

    /** Nothing is filed: a donation number is one or is not. */
    record Criterion() {}

    @Override
    public String name() {
        return "din";
    }

    @Override
    public Optional<Criterion> criterion(Source source) {
        return Optional.of(new Criterion());
    }

    @Override
    public List<String> limits(Criterion criterion) {
        return List.of("a donation number (ISBT 128)");
    }

    @Override
    public List<Field> fields(Criterion criterion) {
        return List.of(Field.asked("/din", "Donation number with its check character", Kind.TEXT));
    }

    @Override
    public Optional<Outcome> judge(Criterion criterion, Source observation, Notes notes) {
        return observation.text("din").map(text -> judge(text.replace(" ", ""), notes));
    }

    private static Outcome judge(String text, Notes notes) {
        if (text.length() != LENGTH && text.length() != LENGTH + 1) {
            return unusable(
                    notes,
                    "NOT_A_DIN",
                    "A donation number has 13 characters, 14 with its check character, not " + text.length()
                            + "; the sign = before it and flags are no part of it");
        }
        Optional<Din> din = Din.parse(text.substring(0, LENGTH));
        if (din.isEmpty()) {
            return unusable(notes, "NOT_A_DIN", place(text));
        }
        return text.length() == LENGTH ? unchecked(din.get(), notes) : checked(din.get(), text.charAt(LENGTH), notes);
    }

    private static Outcome checked(Din din, char written, Notes notes) {
        return written == din.check()
                ? outcome(din, din.spaced() + " " + written, notes)
                : unusable(
                        notes,
                        "WRONG_CHECK_CHARACTER",
                        "The check character does not belong to this number: compare each character with the label");
    }

    private static Outcome unchecked(Din din, Notes notes) {
        notes.info(
                "NO_CHECK_CHARACTER",
                "/din",
                "Without its check character a slip of the pen in the number is not found");
        return outcome(din, din.spaced(), notes);
    }

    private static Outcome outcome(Din din, String reported, Notes notes) {
        notes.values()
                .put("checkCharacter", String.valueOf(din.check()))
                .put("flag", din.flag())
                .put("valid", true);
        notes.working(din.spaced() + ": check character " + din.check() + ", flag " + din.flag()
                + " (ISO/IEC 7064 MOD 37-2)");
        return Outcome.of(Verdict.CONFORMS, reported);
    }

    /** Names the first character from which the text can be no donation number. */
    private static String place(String text) {
        int place = IntStream.rangeClosed(1, LENGTH)
                .filter(length -> Din.parse(text.substring(0, length) + POSSIBLE.substring(length))
                        .isEmpty())
                .findFirst()
                .orElse(LENGTH);
        String asked =
                switch (place) {
                    case 1 -> "a capital letter other than O or a digit from 1 to 9";
                    case 2, 3 -> "a capital letter other than O or a digit";
                    default -> "a digit";
                };
        return "Character " + place + " of a donation number is " + asked;
    }

    /** That it is not valid is all that travels on. */
    private static Outcome unusable(Notes notes, String code, String message) {
        notes.error(code, "/din", message);
        notes.values().put("valid", false);
        return new Outcome(Verdict.INVALID, "", true);
    }
}
