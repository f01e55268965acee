PRAGMA application_id = 1128424546;

CREATE TABLE schema_history (
    version INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    program TEXT NOT NULL,
    applied_at INTEGER NOT NULL
) STRICT;

CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    cloud TEXT NOT NULL,
    project TEXT NOT NULL,
    UNIQUE (cloud, project)
) STRICT;

-- seq is the order of arrival; received_at is in milliseconds since 1970; state is that of JournalState.
CREATE TABLE request (
    seq INTEGER PRIMARY KEY,
    source INTEGER NOT NULL REFERENCES source (id),
    id TEXT NOT NULL,
    payload INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    state INTEGER NOT NULL,
    is_raw INTEGER NOT NULL DEFAULT 0,
    digits BLOB NOT NULL,
    answer BLOB
) STRICT;

CREATE UNIQUE INDEX request_key ON request (source, payload, id);

CREATE INDEX request_open ON request (seq) WHERE state < 2;
