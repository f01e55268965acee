PRAGMA application_id = 1128424546;

CREATE TABLE schema_history (
    version INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    program TEXT NOT NULL,
    applied_at INTEGER NOT NULL
) STRICT;

-- id is the order of arrival; times are in milliseconds since 1970; size is about the bytes the row takes.
CREATE TABLE reply (
    id INTEGER PRIMARY KEY,
    address TEXT NOT NULL,
    wanted TEXT NOT NULL,
    size INTEGER NOT NULL,
    fetched_at INTEGER NOT NULL,
    useful_until INTEGER NOT NULL,
    status INTEGER NOT NULL,
    media_type TEXT NOT NULL,
    body BLOB NOT NULL,
    UNIQUE (address, wanted)
) STRICT;

CREATE INDEX reply_useful_until ON reply (useful_until);
