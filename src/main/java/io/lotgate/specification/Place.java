package io.lotgate.specification;

import java.util.regex.Pattern;

/** A place in a file that a person can find: the line from 1, and the path of the field. */
record Place(int line, String field) {
    private static final Pattern SIMPLE = Pattern.compile("[A-Za-z0-9_-]{1,40}");
    private static final int SHOWN = 40;

    /** The file as a whole. */
    static Place file() {
        return new Place(0, "");
    }

    /** A line where no field can be named, as in text that is not YAML. */
    static Place line(int line) {
        return new Place(line, "");
    }

    Place key(String key, int line) {
        if (!SIMPLE.matcher(key).matches()) {
            return new Place(line, field + "[\"" + cut(key) + "\"]");
        }
        return new Place(line, field.isEmpty() ? key : field + "." + key);
    }

    /** As much of what an author wrote as fits into a message. */
    static String cut(String written) {
        return written.length() > SHOWN ? written.substring(0, SHOWN) + "..." : written;
    }

    Place item(int index, int line) {
        return new Place(line, field + "[" + index + "]");
    }

    Place at(int line) {
        return new Place(line, field);
    }
}
