package io.lotgate.ledger;

import io.lotgate.value.RecordJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * What a verification needs of an {@link Entry}, read from its canonical bytes without building the rest.
 *
 * @param at as it stands there, so that later is greater
 */
record EntryFields(
        String id, String stream, long number, String at, String action, String previous, List<Entry.Written> records) {
    private static final String INSTANT = "0000-00-00T00:00:00.000000Z";
    private static final int FIELDS = 12; // of an entry without a command

    /** The fields; empty when these bytes are no entry. */
    static Optional<EntryFields> read(byte[] content) {
        try (JsonParser in = RecordJson.tokens(content)) {
            return new Reader(in).read();
        } catch (JacksonException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** Whether a text has the one form of an instant in the record, whose order is that of time. */
    private static boolean isInstant(String text) {
        boolean same = text.length() == INSTANT.length();
        for (int i = 0; same && i < INSTANT.length(); i++) {
            char c = text.charAt(i);
            same = INSTANT.charAt(i) == '0' ? c >= '0' && c <= '9' : c == INSTANT.charAt(i);
        }
        return same;
    }

    private static final class Reader {
        private final JsonParser in;
        private String id = "";
        private String stream = "";
        private long number;
        private String at = "";
        private String action = "";
        private String previous = "";
        private List<Entry.Written> records = List.of();

        Reader(JsonParser in) {
            this.in = in;
        }

        Optional<EntryFields> read() {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            int fields = 0;
            boolean known = true;
            for (String name = in.nextName(); name != null && known; name = in.nextName()) {
                in.nextToken();
                known = field(name);
                fields += name.equals("command") ? 0 : 1;
            }
            boolean whole = known && fields == FIELDS && in.nextToken() == null && isInstant(at);
            return whole
                    ? Optional.of(new EntryFields(id, stream, number, at, action, previous, records))
                    : Optional.empty();
        }

        private boolean field(String name) {
            switch (name) {
                case "id" -> id = in.getString();
                case "stream" -> stream = in.getString();
                case "number" -> number = in.getLongValue();
                case "at" -> at = in.getString();
                case "action" -> action = in.getString();
                case "previous" -> previous = in.getString();
                case "records" -> records = written();
                case "site", "actor", "before", "after", "reason", "command" -> in.skipChildren();
                default -> {
                    return false;
                }
            }
            return true;
        }

        private List<Entry.Written> written() {
            List<Entry.Written> found = new ArrayList<>(2);
            while (in.nextToken() == JsonToken.START_OBJECT) {
                String table = "";
                String row = "";
                String hash = "";
                for (String name = in.nextName(); name != null; name = in.nextName()) {
                    in.nextToken();
                    switch (name) {
                        case "table" -> table = in.getString();
                        case "id" -> row = in.getString();
                        case "hash" -> hash = in.getString();
                        default -> throw new IllegalArgumentException("an unknown field " + name);
                    }
                }
                found.add(new Entry.Written(table, UUID.fromString(row), hash));
            }
            return found;
        }
    }
}
