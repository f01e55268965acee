-- The last check before a monitor was paused, which the history forgets; null when it never was, or was never checked.
ALTER TABLE monitor ADD COLUMN last_check_at INTEGER;
ALTER TABLE monitor ADD COLUMN last_outcome INTEGER;
ALTER TABLE monitor ADD COLUMN last_status INTEGER;
ALTER TABLE monitor ADD COLUMN last_milliseconds INTEGER;
