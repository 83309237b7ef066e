package io.lotgate.process;

import io.lotgate.document.Documents;
import io.lotgate.document.Documents.Approved;
import io.lotgate.document.Documents.Controlled;
import io.lotgate.document.Documents.Imported;
import io.lotgate.document.Documents.Kind;
import io.lotgate.ledger.Actor;
import io.lotgate.ledger.Signer;
import io.lotgate.lot.Outcome;
import io.lotgate.lot.Refusal;
import io.lotgate.value.Digest;
import java.util.UUID;

/** Imports and approvals as commands; an approved model is followed from the same moment on. */
record ControlledDocuments(Documents documents, Commands commands, Models models) {

    Outcome<UUID> importDraft(UUID id, Kind kind, String name, String version, byte[] bytes, Actor by) {
        if (!by.has("QA_MANAGER") && !by.has("ADMINISTRATOR")) {
            return Outcome.refused(
                    Refusal.notAllowed("Only a QA manager or an administrator imports controlled documents."));
        }
        String what = "import " + kind + " " + name + " " + version;
        Outcome<UUID> outcome =
                commands.run(id, what, by, () -> imported(documents.importProposal(kind, name, version, bytes, by)));
        boolean otherContent = documents
                .find(kind, name, version)
                .filter(present -> !present.digest().equals(Digest.of(bytes)))
                .isPresent();
        if (outcome instanceof Outcome.Refused<UUID> && otherContent) { // rolled back; the attempt is recorded alone
            commands.inTransaction(() -> Outcome.done(documents.importProposal(kind, name, version, bytes, by)));
        }
        return outcome;
    }

    Outcome<UUID> approve(Controlled document, Signer signer) {
        if (documents.approve(document, signer) instanceof Approved.Refused refused) {
            return Outcome.refused(
                    signer.actor().has("QA_MANAGER")
                            ? Refusal.blocked(refused.why())
                            : Refusal.notAllowed(refused.why()));
        }
        if (document.kind() == Kind.MODEL) {
            models.deploy();
        }
        return Outcome.done(document.id());
    }

    private static Outcome<UUID> imported(Imported imported) {
        if (imported instanceof Imported.Draft draft) {
            return Outcome.done(draft.document().id());
        }
        return imported instanceof Imported.Unchanged same
                ? Outcome.done(same.document().id())
                : Outcome.refused(Refusal.input(
                        "upload",
                        "This version is on record with other content, and stays. Give the changed file a new"
                                + " version. The attempt is in the ledger."));
    }
}
