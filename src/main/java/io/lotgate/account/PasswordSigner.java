package io.lotgate.account;

import io.lotgate.ledger.Actor;
import io.lotgate.ledger.Signature;
import io.lotgate.ledger.Signer;
import io.lotgate.value.Digest;
import io.lotgate.value.Ids;
import java.time.Clock;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Signs for a person whose password was verified a moment ago. */
record PasswordSigner(Actor actor, Clock clock, ZoneId zone) implements Signer {
    @Override
    public Signature sign(UUID subject, Digest content, String meaning) {
        return new Signature(
                Ids.next(),
                subject,
                content.hex(),
                meaning,
                actor,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                zone.getId());
    }
}
