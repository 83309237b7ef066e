package io.lotgate.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Compares what each signature signed with the record it names, which stands mostly in the same entry. */
final class SignatureCheck {
    private static final int BATCH = 500;

    private final JdbcClient db;
    private final Faults faults;
    private final List<Apart> apart = new ArrayList<>();

    SignatureCheck(JdbcClient db, Faults faults) {
        this.db = db;
        this.faults = faults;
    }

    private record Apart(UUID signature, UUID subject, String content) {}

    void look(UUID id, JsonNode signature, List<Entry.Written> sameEntry) {
        UUID subject;
        try {
            subject = UUID.fromString(signature.path("subject").asString());
        } catch (IllegalArgumentException | JacksonException none) {
            faults.add("record.signature " + id, "names no record that it signs");
            return;
        }
        String content = signature.path("content").asString();
        sameEntry.stream()
                .filter(written -> written.id().equals(subject))
                .findFirst()
                .ifPresentOrElse(
                        written -> compare(id, subject, content, List.of(written.hash())),
                        () -> apart.add(new Apart(id, subject, content)));
    }

    /** Signatures over records of other entries, looked up in all tables. */
    void finish(Set<String> tables) {
        String all = String.join(
                " UNION ALL ",
                tables.stream()
                        .map(table -> "SELECT id, hash FROM record." + table + " WHERE id = ANY (x.ids)")
                        .toList());
        for (int from = 0; from < apart.size(); from += BATCH) {
            List<Apart> some = apart.subList(from, Math.min(apart.size(), from + BATCH));
            List<Found> found = db.sql("SELECT r.id, r.hash FROM (SELECT ?::uuid[] AS ids) x, LATERAL (" + all + ") r")
                    .param(1, some.stream().map(Apart::subject).distinct().toArray(UUID[]::new))
                    .query((row, i) -> new Found(row.getObject(1, UUID.class), row.getString(2)))
                    .list();
            some.forEach(one -> compare(
                    one.signature,
                    one.subject,
                    one.content,
                    found.stream()
                            .filter(row -> row.id.equals(one.subject))
                            .map(Found::hash)
                            .toList()));
        }
    }

    private record Found(UUID id, String hash) {}

    private void compare(UUID id, UUID subject, String content, List<String> hashes) {
        if (!hashes.contains(content)) {
            faults.add("record.signature " + id, "does not belong to the content of the record it signs, " + subject);
        }
    }
}
