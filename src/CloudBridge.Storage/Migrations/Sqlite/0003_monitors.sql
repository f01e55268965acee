-- Times are in milliseconds since 1970. name_key is the name in small letters. user_number is the order in which accounts made
-- their first monitor. An id is never used twice.
CREATE TABLE account (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    followers INTEGER,
    first_monitor_at INTEGER,
    user_number INTEGER UNIQUE
) STRICT;

CREATE INDEX account_famous ON account (followers DESC, id) WHERE user_number IS NOT NULL AND followers IS NOT NULL;

CREATE INDEX account_seen ON account (last_seen_at, id);

-- How many accounts have a user_number, and the highest one given; user_gap has those whose account was deleted. With these the
-- user at any place of the list is found at once.
CREATE TABLE user_tally (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    last_number INTEGER NOT NULL,
    users INTEGER NOT NULL
) STRICT;

INSERT INTO user_tally (id, last_number, users) VALUES (1, 0, 0);

CREATE TABLE user_gap (
    number INTEGER PRIMARY KEY
) STRICT;

-- method and state are those of CheckMethod and MonitorState; host is that of the url, for the limit of each host.
CREATE TABLE monitor (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    owner INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    host TEXT NOT NULL,
    url TEXT NOT NULL,
    label TEXT NOT NULL,
    method INTEGER NOT NULL,
    interval_ms INTEGER NOT NULL,
    timeout_ms INTEGER NOT NULL,
    expected_from INTEGER NOT NULL,
    expected_to INTEGER NOT NULL,
    wanted_text TEXT,
    tls_warning_days INTEGER NOT NULL,
    is_public INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    state INTEGER NOT NULL,
    state_since INTEGER NOT NULL,
    reason TEXT NOT NULL,
    head_fails INTEGER NOT NULL,
    version INTEGER NOT NULL
) STRICT;

CREATE INDEX monitor_owner ON monitor (owner, id);

CREATE INDEX monitor_host ON monitor (host);

-- Monitors made within the last 24 h, deleted ones too.
CREATE TABLE monitor_creation (
    owner INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    created_at INTEGER NOT NULL
) STRICT;

CREATE INDEX monitor_creation_owner ON monitor_creation (owner, created_at);

CREATE TABLE monitor_transition (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    monitor INTEGER NOT NULL REFERENCES monitor (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    from_state INTEGER NOT NULL,
    to_state INTEGER NOT NULL,
    reason TEXT NOT NULL,
    is_alert INTEGER NOT NULL
) STRICT;

CREATE INDEX monitor_transition_monitor ON monitor_transition (monitor, id);

-- scopes are those of KeyScopes; last_used_on counts days since 0001-01-01.
CREATE TABLE access_key (
    key_id TEXT PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    hash BLOB NOT NULL,
    scopes INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER,
    revoked_at INTEGER,
    last_used_on INTEGER
) STRICT;

CREATE INDEX access_key_account ON access_key (account, created_at);

-- kind is that of AlertKind.
CREATE TABLE alert_channel (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    kind INTEGER NOT NULL,
    target TEXT NOT NULL,
    secret TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

CREATE INDEX alert_channel_account ON alert_channel (account, id);

CREATE TABLE alert (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    channel INTEGER NOT NULL REFERENCES alert_channel (id) ON DELETE CASCADE,
    transition INTEGER NOT NULL REFERENCES monitor_transition (id) ON DELETE CASCADE,
    due_at INTEGER NOT NULL,
    tries INTEGER NOT NULL
) STRICT;

CREATE INDEX alert_due ON alert (due_at, id);

CREATE INDEX alert_channel_of ON alert (channel);

CREATE INDEX alert_transition_of ON alert (transition);
