package io.lotgate.document;

import io.lotgate.document.Documents.Controlled;
import io.lotgate.document.Documents.Listed;
import io.lotgate.ledger.Signature;
import io.lotgate.value.RecordJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads all controlled documents with their approvals and tells which are superseded. */
record Register(JdbcClient db) {
    private static final Comparator<Listed> ORDER = Comparator.comparing(
                    (Listed listed) -> listed.document().kind())
            .thenComparing(listed -> listed.document().name())
            .thenComparing(listed -> new Version(listed.document().version()));

    /** By kind and name, the lowest version first. */
    List<Listed> all() {
        List<Listed> rows = db
                .sql("SELECT d.content, e.at, s.content FROM record.controlled_document d"
                        + " JOIN record.ledger_entry e ON e.id = d.entry"
                        + " LEFT JOIN record.document_approval a ON a.document = d.id"
                        + " LEFT JOIN record.signature s ON s.subject = a.id AND s.meaning = 'approved'")
                .query(Register::row)
                .list()
                .stream()
                .sorted(ORDER)
                .toList();
        return rows.stream().map(row -> superseded(row, rows)).toList();
    }

    /** Why a document cannot be approved any more; empty when it can. */
    Optional<String> late(Controlled document) {
        List<Listed> versions = all().stream()
                .filter(listed -> same(listed.document(), document))
                .filter(listed -> listed.state() != Listed.State.DRAFT)
                .toList();
        if (versions.stream().anyMatch(listed -> listed.document().id().equals(document.id()))) {
            return Optional.of("This document is approved already.");
        }
        return versions.stream()
                .filter(listed -> higher(listed.document(), document))
                .findFirst()
                .map(higher -> "Version " + higher.document().version()
                        + " is approved already. A lower version does not follow it: import the content as a new"
                        + " version.");
    }

    private static Listed superseded(Listed row, List<Listed> rows) {
        boolean older = row.state() == Listed.State.APPROVED
                && rows.stream()
                        .anyMatch(other -> other.approval().isPresent()
                                && same(other.document(), row.document())
                                && higher(other.document(), row.document()));
        return older ? new Listed(row.document(), Listed.State.SUPERSEDED, row.imported(), row.approval()) : row;
    }

    private static boolean same(Controlled one, Controlled other) {
        return one.kind() == other.kind() && one.name().equals(other.name());
    }

    private static boolean higher(Controlled one, Controlled other) {
        return new Version(one.version()).compareTo(new Version(other.version())) > 0;
    }

    private static Listed row(ResultSet row, int number) throws SQLException {
        Controlled document = RecordJson.to(Controlled.class, RecordJson.parse(row.getBytes(1)));
        Instant imported = row.getObject(2, OffsetDateTime.class).toInstant();
        byte[] signature = row.getBytes(3);
        if (signature == null) {
            return new Listed(document, Listed.State.DRAFT, imported, Optional.empty());
        }
        Signature approval = RecordJson.to(Signature.class, RecordJson.parse(signature));
        return new Listed(document, Listed.State.APPROVED, imported, Optional.of(approval));
    }
}
