-- is_idempotent is 1 for requests that only read: once their answer has left, they may go to make room.
ALTER TABLE request ADD COLUMN is_idempotent INTEGER NOT NULL DEFAULT 0;

CREATE INDEX request_spare ON request (seq) WHERE state = 2 AND is_idempotent = 1;
