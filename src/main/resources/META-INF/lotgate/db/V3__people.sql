-- What happened to a person's account after it was created; the last row of a kind decides how it stands.
CREATE TABLE record.person_change (
    id      uuid PRIMARY KEY,
    person  uuid NOT NULL REFERENCES record.person,
    kind    text NOT NULL,
    entry   uuid NOT NULL REFERENCES record.ledger_entry DEFERRABLE INITIALLY DEFERRED,
    content bytea NOT NULL,
    hash    text NOT NULL
);
CREATE INDEX ON record.person_change (person, id);

-- A second administrator's answer to the request to reset a password; one a request.
CREATE TABLE record.reset_decision (
    id      uuid PRIMARY KEY,
    request uuid NOT NULL UNIQUE REFERENCES record.person_change,
    entry   uuid NOT NULL REFERENCES record.ledger_entry DEFERRABLE INITIALLY DEFERRED,
    content bytea NOT NULL,
    hash    text NOT NULL
);

-- User names that differ by capitals only would share a ledger stream.
CREATE UNIQUE INDEX person_any_case ON record.person (lower(username));

-- One-time links, known by the SHA-256 of their key; one a person.
CREATE TABLE working.link (
    key_hash   text PRIMARY KEY CHECK (key_hash ~ '^[0-9a-f]{64}$'),
    purpose    text NOT NULL,
    person     uuid UNIQUE REFERENCES record.person,
    expires_at timestamptz NOT NULL
);

CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON record.person_change
    FOR EACH STATEMENT EXECUTE FUNCTION record.refuse_change();
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON record.reset_decision
    FOR EACH STATEMENT EXECUTE FUNCTION record.refuse_change();
