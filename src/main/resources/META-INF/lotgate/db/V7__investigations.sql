-- Investigations of results that do not conform; every step is a record of its own.
CREATE TABLE record.investigation (
    id      uuid PRIMARY KEY,
    lot     uuid NOT NULL REFERENCES record.lot,
    test    text NOT NULL,
    result  uuid NOT NULL UNIQUE REFERENCES record.result,
    entry   uuid NOT NULL REFERENCES record.ledger_entry DEFERRABLE INITIALLY DEFERRED,
    content bytea NOT NULL,
    hash    text NOT NULL
);
CREATE INDEX ON record.investigation (lot);

CREATE TABLE record.laboratory_phase (
    id            uuid PRIMARY KEY,
    lot           uuid NOT NULL REFERENCES record.lot,
    investigation uuid NOT NULL UNIQUE REFERENCES record.investigation,
    entry         uuid NOT NULL REFERENCES record.ledger_entry DEFERRABLE INITIALLY DEFERRED,
    content       bytea NOT NULL,
    hash          text NOT NULL
);
CREATE INDEX ON record.laboratory_phase (lot);

CREATE TABLE record.retest_plan (
    id            uuid PRIMARY KEY,
    lot           uuid NOT NULL REFERENCES record.lot,
    investigation uuid NOT NULL UNIQUE REFERENCES record.investigation,
    entry         uuid NOT NULL REFERENCES record.ledger_entry DEFERRABLE INITIALLY DEFERRED,
    content       bytea NOT NULL,
    hash          text NOT NULL
);
CREATE INDEX ON record.retest_plan (lot);

CREATE TABLE record.conclusion (
    id            uuid PRIMARY KEY,
    lot           uuid NOT NULL REFERENCES record.lot,
    investigation uuid NOT NULL UNIQUE REFERENCES record.investigation,
    entry         uuid NOT NULL REFERENCES record.ledger_entry DEFERRABLE INITIALLY DEFERRED,
    content       bytea NOT NULL,
    hash          text NOT NULL
);
CREATE INDEX ON record.conclusion (lot);

DO $$
DECLARE t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['investigation', 'laboratory_phase', 'retest_plan', 'conclusion'] LOOP
        EXECUTE format('CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON record.%I '
                       'FOR EACH STATEMENT EXECUTE FUNCTION record.refuse_change()', t);
    END LOOP;
END $$;

-- What the open investigation of a test waits for and until when; '' for none.
ALTER TABLE projection.test ADD COLUMN investigation text NOT NULL DEFAULT '';
ALTER TABLE projection.test ADD COLUMN investigation_due timestamptz;
CREATE INDEX ON projection.test (investigation, investigation_due, lot, test) WHERE investigation <> '';
