package io.lotgate.ledger;

import io.lotgate.value.RecordJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a ledger entry says happened.
 *
 * @param action a verb in the past, such as "result recorded"
 * @param command identifier of the command that caused it
 * @param before the old value, empty object when there was none
 * @param after the new value
 * @param reason why, where a reason is asked for
 * @param rows record rows written by this entry, in order
 */
public record Change(
        String action,
        Actor actor,
        Optional<UUID> command,
        ObjectNode before,
        ObjectNode after,
        String reason,
        List<Row> rows) {

    /** A change by this actor with nothing to say yet. */
    public static Change of(String action, Actor actor) {
        return new Change(action, actor, Optional.empty(), RecordJson.object(), RecordJson.object(), "", List.of());
    }

    public Change command(UUID id) {
        return new Change(action, actor, Optional.of(id), before, after, reason, rows);
    }

    public Change before(String name, String value) {
        return new Change(action, actor, command, with(before, name, value), after, reason, rows);
    }

    public Change after(String name, String value) {
        return new Change(action, actor, command, before, with(after, name, value), reason, rows);
    }

    public Change because(String why) {
        return new Change(action, actor, command, before, after, why, rows);
    }

    public Change write(Row row) {
        List<Row> more = new ArrayList<>(rows);
        more.add(row);
        return new Change(action, actor, command, before, after, reason, List.copyOf(more));
    }

    /** Adds a signature as a row of its own. */
    public Change sign(Signature signature) {
        return write(Row.of("signature", signature.id(), List.of("subject", "meaning"), signature))
                .after("signed", signature.meaning());
    }

    private static ObjectNode with(ObjectNode node, String name, String value) {
        ObjectNode copy = node.deepCopy();
        copy.put(name, value);
        return copy;
    }
}
