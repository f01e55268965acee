PRAGMA application_id = 1128424546;

CREATE TABLE schema_history (
    version INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    program TEXT NOT NULL,
    applied_at INTEGER NOT NULL
) STRICT;

-- turn is the number of the save in which the room was used last, used_at the time of that in milliseconds since 1970; size is about the
-- bytes of its variables.
CREATE TABLE room (
    id INTEGER PRIMARY KEY,
    project TEXT NOT NULL UNIQUE,
    turn INTEGER NOT NULL,
    used_at INTEGER NOT NULL,
    size INTEGER NOT NULL
) STRICT;

CREATE INDEX room_turn ON room (turn);

CREATE INDEX room_used_at ON room (used_at);

-- line is the message that tells clients the value.
CREATE TABLE variable (
    room INTEGER NOT NULL REFERENCES room (id) ON DELETE CASCADE,
    name BLOB NOT NULL,
    line BLOB NOT NULL,
    PRIMARY KEY (room, name)
) STRICT;

-- The bytes of all rooms.
CREATE TABLE total (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    bytes INTEGER NOT NULL
) STRICT;

INSERT INTO total (id, bytes) VALUES (1, 0);
