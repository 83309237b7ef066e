-- What people are told. The record says what happened, the ledger which mail went out; these tables only bring it to people.
CREATE TABLE working.notice (
    id     uuid PRIMARY KEY, -- version 7: later ones sort after earlier ones
    key    text NOT NULL UNIQUE, -- what was told under it is not told again
    kind   text NOT NULL,
    lot    uuid NOT NULL REFERENCES record.lot,
    number text NOT NULL,
    text   text NOT NULL,
    at     timestamptz NOT NULL
);

-- Whose pages show it; each role's are read in order from the key, however many there are.
CREATE TABLE working.notice_role (
    role   text NOT NULL,
    notice uuid NOT NULL REFERENCES working.notice,
    PRIMARY KEY (role, notice)
);

CREATE TABLE working.notice_seen (
    person uuid NOT NULL,
    notice uuid NOT NULL REFERENCES working.notice,
    at     timestamptz NOT NULL,
    PRIMARY KEY (person, notice)
);

-- One mail a recipient. recipient: user name of a person, whose address is configuration, or an address.
CREATE TABLE working.notice_mail (
    id        uuid PRIMARY KEY,
    notice    uuid NOT NULL REFERENCES working.notice,
    recipient text NOT NULL,
    person    boolean NOT NULL,
    state     text NOT NULL CHECK (state IN ('PENDING', 'SENT', 'GIVEN_UP', 'SETTLED')),
    tries     integer NOT NULL,
    next_at   timestamptz NOT NULL,
    cause     text NOT NULL,
    UNIQUE (notice, recipient)
);
CREATE INDEX ON working.notice_mail (next_at, id) WHERE state = 'PENDING';
CREATE INDEX ON working.notice_mail (id) WHERE state = 'GIVEN_UP';
