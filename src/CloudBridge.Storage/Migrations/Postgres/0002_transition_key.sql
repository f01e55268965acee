-- Which transition it is, as whoever handed it over says; null for those from before.
ALTER TABLE monitor_transition ADD COLUMN key BYTEA;

CREATE UNIQUE INDEX monitor_transition_key ON monitor_transition (key);
