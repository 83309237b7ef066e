-- record: inserted into, never updated. projection: rebuildable from record. working: drafts and lockouts, neither.
CREATE SCHEMA record;
CREATE SCHEMA projection;
CREATE SCHEMA working;
CREATE SCHEMA engine;

CREATE FUNCTION record.refuse_change() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'record.% is inserted into, never changed', TG_TABLE_NAME;
END $$;

CREATE TABLE record.ledger_entry (
    id      uuid PRIMARY KEY,
    stream  text NOT NULL,
    number  bigint NOT NULL CHECK (number > 0),
    at      timestamptz NOT NULL,
    action  text NOT NULL,
    content bytea NOT NULL,
    hash    text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
    UNIQUE (stream, number)
);

CREATE TABLE projection.ledger_head (
    stream text PRIMARY KEY,
    number bigint NOT NULL,
    hash   text NOT NULL,
    at     timestamptz NOT NULL
);

-- A command's client-made id: sent twice, it returns the first outcome.
CREATE TABLE record.command (
    id      uuid PRIMARY KEY,
    person  text NOT NULL,
    kind    text NOT NULL,
    outcome text NOT NULL,
    at      timestamptz NOT NULL
);

CREATE TABLE record.site (
    id      uuid PRIMARY KEY,
    entry   uuid NOT NULL REFERENCES record.ledger_entry DEFERRABLE INITIALLY DEFERRED,
    content bytea NOT NULL,
    hash    text NOT NULL
);

-- Files by the SHA-256 of their bytes.
CREATE TABLE record.file (
    sha256     text PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    media_type text NOT NULL,
    bytes      bytea NOT NULL CHECK (octet_length(bytes) <= 33554432)
);

CREATE TABLE record.controlled_document (
    id       uuid PRIMARY KEY,
    kind     text NOT NULL,
    name     text NOT NULL,
    version  text NOT NULL,
    file     text NOT NULL REFERENCES record.file,
    entry    uuid NOT NULL REFERENCES record.ledger_entry DEFERRABLE INITIALLY DEFERRED,
    content  bytea NOT NULL,
    hash     text NOT NULL,
    UNIQUE (kind, name, version)
);

CREATE TABLE record.document_approval (
    id       uuid PRIMARY KEY,
    document uuid NOT NULL UNIQUE REFERENCES record.controlled_document,
    entry    uuid NOT NULL REFERENCES record.ledger_entry DEFERRABLE INITIALLY DEFERRED,
    content  bytea NOT NULL,
    hash     text NOT NULL
);

CREATE TABLE record.person (
    id       uuid PRIMARY KEY,
    username text NOT NULL UNIQUE,
    entry    uuid NOT NULL REFERENCES record.ledger_entry DEFERRABLE INITIALLY DEFERRED,
    content  bytea NOT NULL,
    hash     text NOT NULL
);

CREATE TABLE record.credential (
    id      uuid PRIMARY KEY,
    person  uuid NOT NULL REFERENCES record.person,
    entry   uuid NOT NULL REFERENCES record.ledger_entry DEFERRABLE INITIALLY DEFERRED,
    content bytea NOT NULL,
    hash    text NOT NULL
);
CREATE INDEX ON record.credential (person, id);

CREATE TABLE working.sign_in (
    username     text PRIMARY KEY,
    failed       integer NOT NULL,
    locked_until timestamptz
);

CREATE TABLE record.signature (
    id      uuid PRIMARY KEY,
    subject uuid NOT NULL,
    meaning text NOT NULL,
    entry   uuid NOT NULL REFERENCES record.ledger_entry DEFERRABLE INITIALLY DEFERRED,
    content bytea NOT NULL,
    hash    text NOT NULL,
    UNIQUE (subject, meaning)
);

CREATE TABLE record.lot (
    id      uuid PRIMARY KEY,
    number  text NOT NULL UNIQUE,
    entry   uuid NOT NULL REFERENCES record.ledger_entry DEFERRABLE INITIALLY DEFERRED,
    content bytea NOT NULL,
    hash    text NOT NULL
);

CREATE TABLE record.reception (
    id      uuid PRIMARY KEY,
    lot     uuid NOT NULL UNIQUE REFERENCES record.lot,
    entry   uuid NOT NULL REFERENCES record.ledger_entry DEFERRABLE INITIALLY DEFERRED,
    content bytea NOT NULL,
    hash    text NOT NULL
);

CREATE TABLE record.instrument_file (
    id      uuid PRIMARY KEY,
    lot     uuid NOT NULL REFERENCES record.lot,
    test    text NOT NULL,
    file    text NOT NULL REFERENCES record.file,
    entry   uuid NOT NULL REFERENCES record.ledger_entry DEFERRABLE INITIALLY DEFERRED,
    content bytea NOT NULL,
    hash    text NOT NULL
);
CREATE INDEX ON record.instrument_file (lot, test);

CREATE TABLE record.result (
    id      uuid PRIMARY KEY,
    lot     uuid NOT NULL REFERENCES record.lot,
    test    text NOT NULL,
    attempt integer NOT NULL CHECK (attempt > 0),
    kind    text NOT NULL,
    verdict text NOT NULL,
    entry   uuid NOT NULL REFERENCES record.ledger_entry DEFERRABLE INITIALLY DEFERRED,
    content bytea NOT NULL,
    hash    text NOT NULL,
    UNIQUE (lot, test, attempt)
);

CREATE TABLE record.review (
    id      uuid PRIMARY KEY,
    lot     uuid NOT NULL REFERENCES record.lot,
    result  uuid NOT NULL UNIQUE REFERENCES record.result,
    entry   uuid NOT NULL REFERENCES record.ledger_entry DEFERRABLE INITIALLY DEFERRED,
    content bytea NOT NULL,
    hash    text NOT NULL
);
CREATE INDEX ON record.review (lot);

CREATE TABLE record.batch_record_review (
    id      uuid PRIMARY KEY,
    lot     uuid NOT NULL UNIQUE REFERENCES record.lot,
    entry   uuid NOT NULL REFERENCES record.ledger_entry DEFERRABLE INITIALLY DEFERRED,
    content bytea NOT NULL,
    hash    text NOT NULL
);

CREATE TABLE record.disposition (
    id       uuid PRIMARY KEY,
    lot      uuid NOT NULL UNIQUE REFERENCES record.lot,
    decision text NOT NULL,
    entry    uuid NOT NULL REFERENCES record.ledger_entry DEFERRABLE INITIALLY DEFERRED,
    content  bytea NOT NULL,
    hash     text NOT NULL
);

CREATE TABLE record.certificate (
    id      uuid PRIMARY KEY,
    lot     uuid NOT NULL REFERENCES record.lot,
    version integer NOT NULL CHECK (version > 0),
    number  text NOT NULL UNIQUE,
    entry   uuid NOT NULL REFERENCES record.ledger_entry DEFERRABLE INITIALLY DEFERRED,
    content bytea NOT NULL,
    hash    text NOT NULL,
    UNIQUE (lot, version)
);

CREATE TABLE record.certificate_issue (
    id          uuid PRIMARY KEY,
    certificate uuid NOT NULL UNIQUE REFERENCES record.certificate,
    file        text NOT NULL REFERENCES record.file,
    entry       uuid NOT NULL REFERENCES record.ledger_entry DEFERRABLE INITIALLY DEFERRED,
    content     bytea NOT NULL,
    hash        text NOT NULL
);

CREATE TABLE projection.lot (
    id         uuid PRIMARY KEY REFERENCES record.lot,
    number     text NOT NULL,
    product    text NOT NULL,
    status     text NOT NULL,
    step       text NOT NULL,
    recipient  text NOT NULL,
    manufactured_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE INDEX ON projection.lot (status, number);
CREATE INDEX ON projection.lot (step, expires_at);
CREATE INDEX ON projection.lot (number);

CREATE TABLE projection.test (
    lot      uuid NOT NULL REFERENCES record.lot,
    test     text NOT NULL,
    position integer NOT NULL,
    state    text NOT NULL,
    attempt  integer NOT NULL,
    verdict  text NOT NULL,
    due_at   timestamptz,
    PRIMARY KEY (lot, test)
);
CREATE INDEX ON projection.test (state, due_at);

DO $$
DECLARE t record;
BEGIN
    FOR t IN SELECT table_name FROM information_schema.tables WHERE table_schema = 'record' LOOP
        EXECUTE format('CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON record.%I '
                       'FOR EACH STATEMENT EXECUTE FUNCTION record.refuse_change()', t.table_name);
    END LOOP;
END $$;

GRANT USAGE ON SCHEMA record, projection, working, engine TO "${app_role}";
GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA record TO "${app_role}";
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA projection, working TO "${app_role}";
ALTER DEFAULT PRIVILEGES IN SCHEMA record GRANT SELECT, INSERT ON TABLES TO "${app_role}";
ALTER DEFAULT PRIVILEGES IN SCHEMA projection GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO "${app_role}";
ALTER DEFAULT PRIVILEGES IN SCHEMA working GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO "${app_role}";
ALTER DEFAULT PRIVILEGES IN SCHEMA engine GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO "${app_role}";
