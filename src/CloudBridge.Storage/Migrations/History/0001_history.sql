PRAGMA application_id = 1128424546;

CREATE TABLE schema_history (
    version INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    program TEXT NOT NULL,
    applied_at INTEGER NOT NULL
) STRICT;

-- Windows of 5 minutes, hours and days are counted from 1970. Checks of hours before closed_hour are late; hours before rolled_hour
-- and days before rolled_day have their blocks, those in progress up to the monitor in the cursor; what is before a floor is gone.
CREATE TABLE mark (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    version INTEGER NOT NULL,
    closed_hour INTEGER NOT NULL,
    rolled_hour INTEGER NOT NULL,
    hour_cursor INTEGER NOT NULL,
    rolled_day INTEGER NOT NULL,
    day_cursor INTEGER NOT NULL,
    check_floor INTEGER NOT NULL,
    hour_floor INTEGER NOT NULL,
    day_floor INTEGER NOT NULL
) STRICT;

INSERT INTO mark VALUES (1, 0, 0, 0, 0, 0, 0, 0, 0, 0);

-- slot is the window, at is milliseconds into it. New rows are neighbours, and so are those that are rolled up or deleted together.
CREATE TABLE check_result (
    slot INTEGER NOT NULL,
    monitor INTEGER NOT NULL,
    at INTEGER NOT NULL,
    outcome INTEGER NOT NULL,
    status INTEGER NOT NULL,
    milliseconds INTEGER NOT NULL,
    PRIMARY KEY (slot, monitor, at)
) STRICT, WITHOUT ROWID;

-- Windows of closed hours that got a check afterwards.
CREATE TABLE late_check (
    slot INTEGER NOT NULL,
    monitor INTEGER NOT NULL,
    PRIMARY KEY (slot, monitor)
) STRICT, WITHOUT ROWID;

-- The 5-minute buckets of an hour in one row, and the hours of a day: a month of a monitor is 720 rows, a year 366.
CREATE TABLE hour_block (
    block INTEGER NOT NULL,
    monitor INTEGER NOT NULL,
    buckets BLOB NOT NULL,
    PRIMARY KEY (block, monitor)
) STRICT, WITHOUT ROWID;

CREATE TABLE day_block (
    block INTEGER NOT NULL,
    monitor INTEGER NOT NULL,
    buckets BLOB NOT NULL,
    PRIMARY KEY (block, monitor)
) STRICT, WITHOUT ROWID;
