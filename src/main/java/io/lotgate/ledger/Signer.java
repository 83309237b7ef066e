package io.lotgate.ledger;

import io.lotgate.value.Digest;
import java.util.UUID;

/** A person whose password was just verified, ready to sign the records of one command. */
public interface Signer {
    /** The person who signs. */
    Actor actor();

    /** A signature over the given record's canonical bytes. */
    Signature sign(UUID subject, Digest content, String meaning);
}
