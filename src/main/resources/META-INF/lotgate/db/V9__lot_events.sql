-- What happens to a lot beside its tests; the kind tells what the content's detail is.
CREATE TABLE record.lot_event (
    id      uuid PRIMARY KEY,
    lot     uuid NOT NULL REFERENCES record.lot,
    kind    text NOT NULL,
    entry   uuid NOT NULL REFERENCES record.ledger_entry DEFERRABLE INITIALLY DEFERRED,
    content bytea NOT NULL,
    hash    text NOT NULL
);
CREATE INDEX ON record.lot_event (lot, id);

CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON record.lot_event
    FOR EACH STATEMENT EXECUTE FUNCTION record.refuse_change();

-- A conditional release is followed by a second decision.
ALTER TABLE record.disposition DROP CONSTRAINT disposition_lot_key;
CREATE INDEX ON record.disposition (lot, id);

-- What each course of events of a lot waits for; what waits for nobody is not here.
CREATE TABLE projection.errand (
    lot     uuid NOT NULL REFERENCES record.lot,
    subject uuid NOT NULL,
    need    text NOT NULL,
    due_at  timestamptz NOT NULL,
    PRIMARY KEY (lot, subject, need)
);
CREATE INDEX ON projection.errand (need, due_at, lot, subject);
