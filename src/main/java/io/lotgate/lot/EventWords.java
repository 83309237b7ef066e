package io.lotgate.lot;

import io.lotgate.ledger.Change;
import io.lotgate.ledger.Row;
import io.lotgate.ledger.Signer;
import io.lotgate.value.RecordJson;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What the ledger says of an event: its fields, and the lot's status where it changes. */
final class EventWords {
    private EventWords() {}

    static Change change(Lot before, Event<?> event, UUID command, Optional<Signer> signer, Optional<String> meaning) {
        Row row = Events.row(event);
        Change change = LotWriting.change(event.detail().kind(), event.by(), command);
        JsonNode fields = RecordJson.of((Record) event.detail());
        for (var field : fields.properties()) {
            if (field.getValue().isValueNode() && !field.getKey().equals("reason")) {
                change = change.after(field.getKey(), field.getValue().asString());
            }
        }
        change = change.because(fields.path("reason").asString(""));
        Status now = after(before, event).status();
        if (now != before.status()) {
            change = change.before("status", before.status().name()).after("status", now.name());
        }
        Change written = change.write(row);
        return signer.flatMap(s -> meaning.map(what -> written.sign(LotWriting.sign(s, row, what))))
                .orElse(written);
    }

    private static Lot after(Lot lot, Event<?> event) {
        return lot.with(lot.events().with(new Signed<>(event, Events.row(event).digest(), List.of())));
    }
}
