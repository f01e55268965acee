PRAGMA application_id = 1128424546;

CREATE TABLE schema_history (
    version INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    program TEXT NOT NULL,
    applied_at INTEGER NOT NULL
) STRICT;

CREATE TABLE countries (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL COLLATE NOCASE UNIQUE
) STRICT;

-- All times are milliseconds since 1970. id and sys_id are null while nobody has told them. views, loves, favorites and
-- comments are null where the sums over the user's projects count; an import may give others.
CREATE TABLE users (
    row INTEGER PRIMARY KEY,
    username TEXT NOT NULL COLLATE NOCASE UNIQUE,
    id INTEGER,
    sys_id INTEGER,
    country INTEGER REFERENCES countries (id),
    school INTEGER,
    status TEXT COLLATE NOCASE,
    followers INTEGER NOT NULL,
    following INTEGER NOT NULL,
    views INTEGER,
    loves INTEGER,
    favorites INTEGER,
    comments INTEGER,
    joined INTEGER,
    seen_at INTEGER NOT NULL,
    bio TEXT,
    work TEXT
) STRICT;

CREATE TABLE projects (
    id INTEGER PRIMARY KEY,
    sys_id INTEGER,
    user INTEGER REFERENCES users (row),
    views INTEGER NOT NULL,
    loves INTEGER NOT NULL,
    favorites INTEGER NOT NULL,
    comments INTEGER NOT NULL,
    created INTEGER,
    modified INTEGER,
    shared INTEGER,
    is_public INTEGER,
    comments_allowed INTEGER,
    remix_parent INTEGER,
    remix_root INTEGER,
    seen_at INTEGER NOT NULL,
    title TEXT NOT NULL,
    description TEXT,
    instructions TEXT
) STRICT;

-- Has all that sums and ranks are made of, so that counting them reads this alone, user by user.
CREATE INDEX projects_of_user ON projects (user, views, loves, favorites, comments);

CREATE TABLE topics (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    category TEXT NOT NULL COLLATE NOCASE,
    is_closed INTEGER NOT NULL,
    is_deleted INTEGER NOT NULL,
    first_checked INTEGER,
    last_checked INTEGER,
    seen_at INTEGER NOT NULL
) STRICT;

CREATE TABLE posts (
    id INTEGER PRIMARY KEY,
    username TEXT NOT NULL COLLATE NOCASE,
    topic INTEGER REFERENCES topics (id),
    editor TEXT,
    is_deleted INTEGER NOT NULL,
    posted INTEGER,
    first_checked INTEGER,
    html_last_checked INTEGER,
    bbcode_last_checked INTEGER,
    edited INTEGER,
    scratch_error INTEGER,
    seen_at INTEGER NOT NULL,
    html TEXT NOT NULL,
    bbcode TEXT NOT NULL
) STRICT;

CREATE INDEX posts_of_user ON posts (username);

CREATE INDEX posts_of_topic ON posts (topic);

CREATE TABLE forum_counts (
    category TEXT NOT NULL COLLATE NOCASE,
    username TEXT NOT NULL COLLATE NOCASE,
    count INTEGER NOT NULL,
    PRIMARY KEY (category, username)
) STRICT, WITHOUT ROWID;

CREATE INDEX forum_places ON forum_counts (category, count DESC, username);

-- When users and projects were ranked last, and how long that took.
CREATE TABLE ranking (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    ranked_at INTEGER NOT NULL,
    milliseconds INTEGER NOT NULL,
    users INTEGER NOT NULL,
    projects INTEGER NOT NULL
) STRICT;

CREATE VIRTUAL TABLE posts_text USING fts5 (
    username, category, topic, title, id, content,
    content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);

CREATE VIEW posts_to_index AS
    SELECT p.id AS row, p.username, coalesce(t.category, '') AS category, t.id AS topic, coalesce(t.title, '') AS title, p.id,
        CASE p.bbcode WHEN '' THEN p.html ELSE p.bbcode END AS content
    FROM posts p LEFT JOIN topics t ON t.id = p.topic;

CREATE TRIGGER post_added AFTER INSERT ON posts
BEGIN
    INSERT INTO posts_text (rowid, username, category, topic, title, id, content) SELECT * FROM posts_to_index WHERE row = new.id;
    INSERT INTO forum_counts (category, username, count) VALUES ('total', new.username, 1)
        ON CONFLICT (category, username) DO UPDATE SET count = count + 1;
    INSERT INTO forum_counts (category, username, count) SELECT category, new.username, 1 FROM topics WHERE id = new.topic
        ON CONFLICT (category, username) DO UPDATE SET count = count + 1;
END;

-- Delete and insert, not REPLACE: an upsert that fires a trigger turns the conflict clauses in it off.
CREATE TRIGGER post_changed AFTER UPDATE OF username, topic, html, bbcode ON posts
WHEN old.username IS NOT new.username OR old.topic IS NOT new.topic OR old.html IS NOT new.html OR old.bbcode IS NOT new.bbcode
BEGIN
    DELETE FROM posts_text WHERE rowid = new.id;
    INSERT INTO posts_text (rowid, username, category, topic, title, id, content) SELECT * FROM posts_to_index WHERE row = new.id;
END;

CREATE TRIGGER post_moved AFTER UPDATE OF username, topic ON posts
WHEN old.username IS NOT new.username OR old.topic IS NOT new.topic
BEGIN
    UPDATE forum_counts SET count = count - 1
        WHERE username = old.username AND category IN ('total', (SELECT category FROM topics WHERE id = old.topic));
    INSERT INTO forum_counts (category, username, count) VALUES ('total', new.username, 1)
        ON CONFLICT (category, username) DO UPDATE SET count = count + 1;
    INSERT INTO forum_counts (category, username, count) SELECT category, new.username, 1 FROM topics WHERE id = new.topic
        ON CONFLICT (category, username) DO UPDATE SET count = count + 1;
    DELETE FROM forum_counts WHERE username = old.username AND count <= 0;
END;

CREATE TRIGGER topic_changed AFTER UPDATE OF title, category ON topics
WHEN old.title IS NOT new.title OR old.category IS NOT new.category
BEGIN
    DELETE FROM posts_text WHERE rowid IN (SELECT id FROM posts WHERE topic = new.id);
    INSERT INTO posts_text (rowid, username, category, topic, title, id, content)
        SELECT * FROM posts_to_index WHERE row IN (SELECT id FROM posts WHERE topic = new.id);
END;

CREATE TRIGGER topic_moved AFTER UPDATE OF category ON topics
WHEN old.category IS NOT new.category
BEGIN
    UPDATE forum_counts SET count = count - (SELECT count(*) FROM posts p WHERE p.topic = new.id AND p.username = forum_counts.username)
        WHERE category = old.category AND username IN (SELECT username FROM posts WHERE topic = new.id);
    INSERT INTO forum_counts (category, username, count) SELECT new.category, username, count(*) FROM posts WHERE topic = new.id GROUP BY username
        ON CONFLICT (category, username) DO UPDATE SET count = count + excluded.count;
    DELETE FROM forum_counts WHERE category = old.category AND count <= 0;
END;
