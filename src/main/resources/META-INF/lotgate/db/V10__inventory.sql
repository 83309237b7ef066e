-- Equipment, reagents, qualifications, banks, donors and sessions; the kind tells what the content's detail is.
CREATE TABLE record.inventory_event (
    id      uuid PRIMARY KEY,
    code    text NOT NULL,
    kind    text NOT NULL,
    entry   uuid NOT NULL REFERENCES record.ledger_entry DEFERRABLE INITIALLY DEFERRED,
    content bytea NOT NULL,
    hash    text NOT NULL
);
CREATE INDEX ON record.inventory_event (code, id);
CREATE UNIQUE INDEX ON record.inventory_event (code) WHERE kind = 'listed';
CREATE INDEX ON record.inventory_event (id) WHERE kind = 'failed';

CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON record.inventory_event
    FOR EACH STATEMENT EXECUTE FUNCTION record.refuse_change();

-- Each item as it stands now; without a last day where it does not lapse.
CREATE TABLE projection.item (
    code        text PRIMARY KEY,
    kind        text NOT NULL,
    type        text NOT NULL,
    description text NOT NULL,
    valid_until date,
    failed      boolean NOT NULL
);
CREATE INDEX ON projection.item (failed, (coalesce(valid_until, 'infinity'::date)), code);
CREATE INDEX ON projection.item (kind, failed, (coalesce(valid_until, 'infinity'::date)), code);
CREATE INDEX ON projection.item (type, valid_until);
