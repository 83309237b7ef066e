package io.lotgate.specification;

/**
 * One reason why a specification file is refused.
 *
 * @param file its name as handed in
 * @param line from 1; 0 when the file as a whole is meant
 * @param field path of the field, for example {@code tests[2].criterion.min}; empty when no field is meant
 * @param message what is wrong, in a sentence for the author of the file
 */
public record Problem(String file, int line, String field, String message) {
    @Override
    public String toString() {
        return file + ":" + line + ": " + (field.isEmpty() ? "" : field + ": ") + message;
    }
}
