-- The site's keys, public part. A key signs from its own record on until the next key's.
CREATE TABLE record.site_key (
    id      uuid PRIMARY KEY,
    key     text NOT NULL UNIQUE CHECK (key ~ '^[0-9a-f]{64}$'), -- SHA-256 of the certificate
    entry   uuid NOT NULL REFERENCES record.ledger_entry DEFERRABLE INITIALLY DEFERRED,
    content bytea NOT NULL,
    hash    text NOT NULL
);

-- A chain of its own: each seal names the hash of the one before it and is signed by the site's key.
CREATE TABLE record.seal (
    number    bigint PRIMARY KEY CHECK (number > 0),
    key       text NOT NULL REFERENCES record.site_key (key),
    sealed_at timestamptz NOT NULL,
    content   bytea NOT NULL,
    hash      text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
    signature bytea NOT NULL
);

-- What each seal was the first to cover: the stream's last entry then. Rows without a stream are streams of one entry.
CREATE TABLE record.sealed (
    stream text COLLATE "C" NOT NULL,
    seal   bigint NOT NULL REFERENCES record.seal DEFERRABLE INITIALLY DEFERRED,
    number bigint NOT NULL CHECK (number > 0),
    hash   text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
    PRIMARY KEY (stream, seal)
);
CREATE INDEX ON record.sealed (seal, stream);

DO $$
DECLARE t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['site_key', 'seal', 'sealed'] LOOP
        EXECUTE format('CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON record.%I '
                       'FOR EACH STATEMENT EXECUTE FUNCTION record.refuse_change()', t);
    END LOOP;
END $$;

-- The program's mark on a row: an authentication code under a secret that the database does not have. The next seal names
-- the rows without it. Empty for what was written without a key.
ALTER TABLE record.ledger_entry ADD COLUMN mark text NOT NULL DEFAULT '';
ALTER TABLE record.command ADD COLUMN mark text NOT NULL DEFAULT '';
ALTER TABLE record.file ADD COLUMN mark text NOT NULL DEFAULT '';
