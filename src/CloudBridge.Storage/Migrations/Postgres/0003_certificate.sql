-- When the first certificate on the way to the target ends; null when not known.
ALTER TABLE monitor ADD COLUMN certificate_ends_at BIGINT;
