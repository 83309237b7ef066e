-- Which lots used which items of the inventory, and when that was recorded: a failure finds its lots by it.
CREATE TABLE projection.source_use (
    lot     uuid NOT NULL REFERENCES record.lot,
    kind    text NOT NULL,
    code    text NOT NULL,
    used_at timestamptz NOT NULL,
    PRIMARY KEY (lot, kind, code, used_at)
);
CREATE INDEX ON projection.source_use (code, kind, used_at);

-- Until now a lot named its donor only.
INSERT INTO projection.source_use (lot, kind, code, used_at)
    SELECT id, 'DONOR', c ->> 'din', (c ->> 'at')::timestamptz
    FROM (SELECT id, convert_from(content, 'UTF8')::jsonb AS c FROM record.lot) lots WHERE c ->> 'din' IS NOT NULL;
