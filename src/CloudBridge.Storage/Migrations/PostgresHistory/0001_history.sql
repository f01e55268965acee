-- Windows of 5 minutes, hours and days are counted from 1970. Checks of hours before closed_hour are late; hours before rolled_hour
-- and days before rolled_day have their blocks, those in progress up to the monitor in the cursor; what is before a floor is gone.
CREATE TABLE mark (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    version BIGINT NOT NULL,
    closed_hour BIGINT NOT NULL,
    rolled_hour BIGINT NOT NULL,
    hour_cursor BIGINT NOT NULL,
    rolled_day BIGINT NOT NULL,
    day_cursor BIGINT NOT NULL,
    check_floor BIGINT NOT NULL,
    hour_floor BIGINT NOT NULL,
    day_floor BIGINT NOT NULL
);

INSERT INTO mark VALUES (1, 0, 0, 0, 0, 0, 0, 0, 0, 0);

-- at is in milliseconds since 1970. Each day is a partition of its own, made ahead and dropped whole.
CREATE TABLE check_result (
    monitor BIGINT NOT NULL,
    at BIGINT NOT NULL,
    outcome SMALLINT NOT NULL,
    status SMALLINT NOT NULL,
    milliseconds INTEGER NOT NULL,
    PRIMARY KEY (monitor, at)
) PARTITION BY RANGE (at);

CREATE INDEX check_result_at ON check_result USING brin (at) WITH (pages_per_range = 16);

-- Takes what no day was made for; ought to be empty.
CREATE TABLE check_result_other PARTITION OF check_result DEFAULT;

-- Windows of closed hours that got a check afterwards.
CREATE TABLE late_check (
    slot BIGINT NOT NULL,
    monitor BIGINT NOT NULL,
    PRIMARY KEY (slot, monitor)
);

-- The 5-minute buckets of an hour in one row, and the hours of a day: a month of a monitor is 720 rows, a year 366.
CREATE TABLE hour_block (
    block BIGINT NOT NULL,
    monitor BIGINT NOT NULL,
    buckets BYTEA NOT NULL,
    PRIMARY KEY (block, monitor)
);

CREATE TABLE day_block (
    block BIGINT NOT NULL,
    monitor BIGINT NOT NULL,
    buckets BYTEA NOT NULL,
    PRIMARY KEY (block, monitor)
);
