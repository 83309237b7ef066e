package io.lotgate.document;

import io.lotgate.ledger.Actor;
import io.lotgate.ledger.Change;
import io.lotgate.ledger.Ledger;
import io.lotgate.ledger.Row;
import io.lotgate.ledger.Signature;
import io.lotgate.ledger.Signer;
import io.lotgate.value.Digest;
import io.lotgate.value.Ids;
import io.lotgate.value.RecordJson;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Files by SHA-256, and controlled documents: what lies in the working directory or the jar is a proposal; it is imported
 * once, approved by signature by someone who did not import it, and used only from here.
 */
@Qualifier("lotgateTransactions")
public class Documents {
    /** The largest file that is kept, in bytes (32 MB). */
    public static final int LARGEST_FILE = 32 * 1024 * 1024;

    private static final List<String> DOCUMENT_KEYS = List.of("kind", "name", "version", "file");

    private final JdbcClient db;
    private final Ledger ledger;
    private final Register register;

    public Documents(JdbcClient db, Ledger ledger) {
        this.db = db;
        this.register = new Register(db);
        this.ledger = ledger;
    }

    /** Keeps a file; the same bytes are kept once. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Digest keep(String mediaType, byte[] bytes) {
        if (bytes.length > LARGEST_FILE) {
            throw new IllegalArgumentException("a file of " + bytes.length + " bytes is over the limit");
        }
        Digest digest = Digest.of(bytes);
        ledger.keepFile(digest, mediaType, bytes);
        return digest;
    }

    /** A kept file's bytes. */
    public Optional<byte[]> file(Digest digest) {
        return db.sql("SELECT bytes FROM record.file WHERE sha256 = ?")
                .param(digest.hex())
                .query(byte[].class)
                .optional();
    }

    /**
     * Puts on record that a person took something out of this system, in a stream of that person's downloads.
     *
     * @param what for example {@code COA-UCM-P4-2-1.pdf}
     * @param file the bytes that were handed out
     */
    @Transactional(propagation = Propagation.REQUIRED)
    public void downloaded(String what, byte[] file, Actor by) {
        ledger.append(
                "download/" + by.username(),
                Change.of("downloaded", by)
                        .after("file", what)
                        .after("sha256", Digest.of(file).hex()));
    }

    /** Imports a proposal as a draft. The same version with other bytes is refused and the refusal ledgered. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Imported importProposal(Kind kind, String name, String version, byte[] bytes, Actor actor) {
        Digest digest = Digest.of(bytes);
        lock(kind, name);
        Optional<Controlled> present = find(kind, name, version);
        if (present.isPresent()) {
            return present.get().file().equals(digest.hex())
                    ? new Imported.Unchanged(present.get())
                    : refuse(present.get(), digest, actor);
        }
        keep("application/octet-stream", bytes);
        Controlled document = new Controlled(Ids.next(), kind, name, version, digest.hex(), actor);
        ledger.append(
                stream(kind, name),
                Change.of("document imported", actor)
                        .after("version", version)
                        .after("sha256", digest.hex())
                        .write(Row.of("controlled_document", document.id(), DOCUMENT_KEYS, document)));
        return new Imported.Draft(document);
    }

    private Imported refuse(Controlled present, Digest digest, Actor actor) {
        ledger.append(
                stream(present.kind(), present.name()),
                Change.of("document refused", actor)
                        .before("sha256", present.file())
                        .after("sha256", digest.hex())
                        .because("version " + present.version() + " exists with other content"));
        return new Imported.OtherContent(present, digest);
    }

    /** Approves a draft by signature. Refused for its importer and for who is not a QA manager. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Approved approve(Controlled document, Signer signer) {
        Actor actor = signer.actor();
        if (!actor.has("QA_MANAGER")) {
            return new Approved.Refused("Only a QA manager approves controlled documents.");
        }
        if (actor.person().equals(document.imported().person())) {
            return new Approved.Refused("Who imported a document does not approve it.");
        }
        lock(document.kind(), document.name());
        Optional<String> late = register.late(document);
        if (late.isPresent()) {
            return new Approved.Refused(late.get());
        }
        Approval approval = new Approval(Ids.next(), document.id(), document.file(), actor);
        Row row = Row.of("document_approval", approval.id(), List.of("document"), approval);
        Signature signature = signer.sign(approval.id(), row.digest(), "approved");
        ledger.append(
                stream(document.kind(), document.name()),
                Change.of("document approved", actor)
                        .after("version", document.version())
                        .write(row)
                        .sign(signature));
        return new Approved.Done(signature);
    }

    /** Approved documents of a kind, by name, the lowest version first. */
    public List<Controlled> approved(Kind kind) {
        return register.all().stream()
                .filter(listed -> listed.state() != Listed.State.DRAFT
                        && listed.document().kind() == kind)
                .map(Listed::document)
                .toList();
    }

    /** The newest approved version of each document of a kind: what a lot registered now would follow. */
    public List<Controlled> current(Kind kind) {
        return register.all().stream()
                .filter(listed -> listed.state() == Listed.State.APPROVED
                        && listed.document().kind() == kind)
                .map(Listed::document)
                .toList();
    }

    /** Imported documents that nobody approved yet, in the order of their import. */
    public List<Controlled> drafts() {
        return register.all().stream()
                .filter(listed -> listed.state() == Listed.State.DRAFT)
                .map(Listed::document)
                .sorted(Comparator.comparing(Controlled::id))
                .toList();
    }

    /** Every document of every kind with where it stands, by kind and name, the lowest version first. */
    public List<Listed> all() {
        return register.all();
    }

    /** A document by its version, approved or not. */
    public Optional<Controlled> find(Kind kind, String name, String version) {
        return db.sql("SELECT content FROM record.controlled_document WHERE kind = ? AND name = ? AND version = ?")
                .params(kind.name(), name, version)
                .query(byte[].class)
                .optional()
                .map(Documents::read);
    }

    /** Imports and approvals of one document wait for each other, so that the second is told and does not fail. */
    private void lock(Kind kind, String name) {
        db.sql("SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(?, 3))) locked")
                .param(stream(kind, name))
                .query(Integer.class)
                .single();
    }

    private static Controlled read(byte[] content) {
        return RecordJson.to(Controlled.class, RecordJson.parse(content));
    }

    private static String stream(Kind kind, String name) {
        return kind.name().toLowerCase(java.util.Locale.ROOT) + "/" + name;
    }

    /** What is under control. */
    public enum Kind {
        SPECIFICATION,
        MODEL,
        TEMPLATE,
        COLUMN_MAP
    }

    /** A controlled document: its content is the kept file. */
    public record Controlled(UUID id, Kind kind, String name, String version, String file, Actor imported) {
        /** SHA-256 of the content. */
        public Digest digest() {
            return new Digest(file);
        }
    }

    record Approval(UUID id, UUID document, String file, Actor by) {}

    /**
     * A document as it stands.
     *
     * @param imported when it was imported
     * @param approval the signature that approved it
     */
    public record Listed(Controlled document, State state, Instant imported, Optional<Signature> approval) {
        /** Where a document stands: approved, it is superseded by a higher version of the same name. */
        public enum State {
            DRAFT,
            APPROVED,
            SUPERSEDED
        }
    }

    /** The outcome of an import. */
    public sealed interface Imported {
        record Draft(Controlled document) implements Imported {}

        record Unchanged(Controlled document) implements Imported {}

        record OtherContent(Controlled present, Digest offered) implements Imported {}
    }

    /** The outcome of an approval. */
    public sealed interface Approved {
        record Done(Signature signature) implements Approved {}

        record Refused(String why) implements Approved {}
    }
}
