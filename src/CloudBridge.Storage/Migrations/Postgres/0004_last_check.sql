-- The last check before a monitor was paused, which the history forgets; null when it never was, or was never checked.
ALTER TABLE monitor ADD COLUMN last_check_at BIGINT;
ALTER TABLE monitor ADD COLUMN last_outcome BIGINT;
ALTER TABLE monitor ADD COLUMN last_status BIGINT;
ALTER TABLE monitor ADD COLUMN last_milliseconds BIGINT;
