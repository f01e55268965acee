-- What all the databases of a project hold together.
CREATE TABLE storage_project (
    source INTEGER PRIMARY KEY REFERENCES source (id),
    keys INTEGER NOT NULL,
    bytes INTEGER NOT NULL
) STRICT;

-- asker is empty for a database that all of a project share. An id is never used twice.
CREATE TABLE storage_database (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    source INTEGER NOT NULL REFERENCES source (id),
    asker TEXT NOT NULL,
    name TEXT NOT NULL,
    keys INTEGER NOT NULL DEFAULT 0,
    bytes INTEGER NOT NULL DEFAULT 0,
    UNIQUE (source, asker, name)
) STRICT;

-- seq is the order of the first storing; rank sorts numbers byte by byte as NumberKey makes it, and is null for other texts.
CREATE TABLE storage_entry (
    seq INTEGER PRIMARY KEY,
    database INTEGER NOT NULL REFERENCES storage_database (id),
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    rank BLOB,
    UNIQUE (database, key)
) STRICT;

CREATE INDEX storage_entry_order ON storage_entry (database);

CREATE INDEX storage_entry_rank ON storage_entry (database, rank DESC) WHERE rank IS NOT NULL;
