-- Lists of work and lots: in the order they are shown, so that a page costs the same among 50,000 lots as among 50.

-- The ISBT 128 donation number, so that a scanned donation label finds its lots; '' for none.
ALTER TABLE projection.lot ADD COLUMN din text NOT NULL DEFAULT '';
UPDATE projection.lot p SET din = coalesce(convert_from(r.content, 'UTF8')::jsonb ->> 'din', '')
    FROM record.lot r WHERE r.id = p.id;

-- When open work on a test is due, at the latest when the lot expires; null when nothing waits.
ALTER TABLE projection.test ADD COLUMN deadline timestamptz;
UPDATE projection.test t SET deadline = least(t.due_at, l.expires_at)
    FROM projection.lot l
    WHERE l.id = t.lot AND l.status = 'UNDER_TEST' AND t.state IN ('TO_PERFORM', 'TO_REVIEW');

CREATE INDEX ON projection.test (state, deadline, lot, test) WHERE deadline IS NOT NULL;
CREATE INDEX ON projection.lot (step, expires_at, id) WHERE step IN ('RECEIVE_SAMPLES', 'REVIEW_BATCH_RECORD', 'DECIDE');
CREATE INDEX ON projection.lot (expires_at, number);
CREATE INDEX ON projection.lot (status, expires_at, number);
CREATE INDEX ON projection.lot (product, number);
CREATE INDEX ON projection.lot (product, expires_at, number);
CREATE INDEX ON projection.lot (din) WHERE din <> '';
DROP INDEX projection.test_state_due_at_idx;
DROP INDEX projection.lot_step_expires_at_idx;
