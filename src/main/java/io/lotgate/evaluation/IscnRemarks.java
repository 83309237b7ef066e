package io.lotgate.evaluation;

import java.util.ArrayList;
import java.util.List;

/** What is said about a karyotype while it is read, each with its place in the text as entered. */
final class IscnRemarks {
    private static final int MOST = 20;

    private final List<Remark> all = new ArrayList<>();
    private boolean refused;

    /**
     * One remark.
     *
     * @param refusal whether the karyotype cannot be used because of it
     * @param place the character it is about, counted from 0
     */
    record Remark(String code, boolean refusal, int place, String message) {
        /** With the place as people count it. */
        String located() {
            return "Character " + (place + 1) + ": " + message;
        }
    }

    void refuse(String code, int place, String message) {
        refused = true;
        add(new Remark(code, true, place, message));
    }

    void warn(String code, int place, String message) {
        add(new Remark(code, false, place, message));
    }

    /** The first of a kind; the text of a report that repeats one fault everywhere is not repeated with it. */
    void warnOnce(String code, int place, String message) {
        if (all.stream().noneMatch(remark -> remark.code().equals(code))) {
            warn(code, place, message);
        }
    }

    private void add(Remark remark) {
        if (all.size() < MOST) {
            all.add(remark);
        }
    }

    boolean refused() {
        return refused;
    }

    List<Remark> all() {
        return List.copyOf(all);
    }
}
