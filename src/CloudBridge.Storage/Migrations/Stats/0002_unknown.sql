-- What nobody has told is null, never 0. Until now followers and following, and the counters of projects, were 0 then: where all of a kind are 0,
-- they were most probably never told.
CREATE INDEX users_by_id ON users (id);
UPDATE users SET id = NULL WHERE id = 0;

-- Of users with one number, the one that was seen last is kept under its name, and has the projects of the others.
CREATE TABLE projects_before AS SELECT * FROM projects;
UPDATE projects_before SET user = (
    SELECT kept.row FROM users u JOIN users kept ON kept.id = u.id WHERE u.row = projects_before.user ORDER BY kept.seen_at DESC, kept.row DESC LIMIT 1
) WHERE user IN (SELECT row FROM users WHERE id IN (SELECT id FROM users WHERE id IS NOT NULL GROUP BY id HAVING count(*) > 1));
DROP TABLE projects;

CREATE TABLE users_after (
    row INTEGER PRIMARY KEY,
    username TEXT NOT NULL COLLATE NOCASE UNIQUE,
    id INTEGER UNIQUE,
    sys_id INTEGER,
    country INTEGER REFERENCES countries (id),
    school INTEGER,
    status TEXT COLLATE NOCASE,
    followers INTEGER,
    following INTEGER,
    views INTEGER,
    loves INTEGER,
    favorites INTEGER,
    comments INTEGER,
    joined INTEGER,
    seen_at INTEGER NOT NULL,
    bio TEXT,
    work TEXT
) STRICT;

INSERT INTO users_after
    SELECT row, username, id, sys_id, country, school, status,
        CASE WHEN followers = 0 AND following = 0 THEN NULL ELSE followers END, CASE WHEN followers = 0 AND following = 0 THEN NULL ELSE following END,
        views, loves, favorites, comments, joined, seen_at, bio, work
    FROM users u
    WHERE id IS NULL OR row = (SELECT row FROM users kept WHERE kept.id = u.id ORDER BY seen_at DESC, row DESC LIMIT 1);
DROP TABLE users;
ALTER TABLE users_after RENAME TO users;

-- last_updated is what an import told; seen_at is when it was stored.
CREATE TABLE projects (
    id INTEGER PRIMARY KEY,
    sys_id INTEGER,
    user INTEGER REFERENCES users (row),
    views INTEGER,
    loves INTEGER,
    favorites INTEGER,
    comments INTEGER,
    created INTEGER,
    modified INTEGER,
    shared INTEGER,
    is_public INTEGER,
    comments_allowed INTEGER,
    remix_parent INTEGER,
    remix_root INTEGER,
    last_updated INTEGER,
    seen_at INTEGER NOT NULL,
    title TEXT NOT NULL,
    description TEXT,
    instructions TEXT
) STRICT;

INSERT INTO projects
    SELECT id, sys_id, user,
        CASE WHEN views = 0 AND loves = 0 AND favorites = 0 THEN NULL ELSE views END, CASE WHEN views = 0 AND loves = 0 AND favorites = 0 THEN NULL ELSE loves END,
        CASE WHEN views = 0 AND loves = 0 AND favorites = 0 THEN NULL ELSE favorites END, nullif(comments, 0),
        created, modified, shared, is_public, comments_allowed, nullif(remix_parent, 0), nullif(remix_root, 0), seen_at, seen_at, title, description, instructions
    FROM projects_before;
DROP TABLE projects_before;

CREATE INDEX projects_of_user ON projects (user, views, loves, favorites, comments);

-- Of a post that Scratch refuses, nobody may be known to have written it: its username is empty then, and it counts for nobody.
ALTER TABLE topics ADD COLUMN cached INTEGER;

DROP TRIGGER post_added;
DROP TRIGGER post_changed;
DROP TRIGGER post_moved;
DROP TRIGGER topic_changed;
DROP TRIGGER topic_moved;
DROP VIEW posts_to_index;

-- spaced() is a function of the program: it puts spaces around each letter of scripts that have none between words.
CREATE VIEW posts_to_index AS
    SELECT p.id AS row, p.username, spaced(coalesce(t.category, '')) AS category, t.id AS topic, spaced(coalesce(t.title, '')) AS title, p.id,
        spaced(CASE p.bbcode WHEN '' THEN p.html ELSE p.bbcode END) AS content
    FROM posts p LEFT JOIN topics t ON t.id = p.topic;

CREATE TRIGGER post_added AFTER INSERT ON posts
BEGIN
    INSERT INTO posts_text (rowid, username, category, topic, title, id, content) SELECT * FROM posts_to_index WHERE row = new.id;
    INSERT INTO forum_counts (category, username, count) SELECT 'total', new.username, 1 WHERE new.username <> ''
        ON CONFLICT (category, username) DO UPDATE SET count = count + 1;
    INSERT INTO forum_counts (category, username, count) SELECT category, new.username, 1 FROM topics WHERE id = new.topic AND new.username <> ''
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
    INSERT INTO forum_counts (category, username, count) SELECT 'total', new.username, 1 WHERE new.username <> ''
        ON CONFLICT (category, username) DO UPDATE SET count = count + 1;
    INSERT INTO forum_counts (category, username, count) SELECT category, new.username, 1 FROM topics WHERE id = new.topic AND new.username <> ''
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
    INSERT INTO forum_counts (category, username, count)
        SELECT new.category, username, count(*) FROM posts WHERE topic = new.id AND username <> '' GROUP BY username
        ON CONFLICT (category, username) DO UPDATE SET count = count + excluded.count;
    DELETE FROM forum_counts WHERE category = old.category AND count <= 0;
END;

-- Only posts with such letters are indexed anew.
CREATE TEMP TABLE posts_with_runs AS
    SELECT p.id FROM posts p LEFT JOIN topics t ON t.id = p.topic
    WHERE spaced(p.bbcode) <> p.bbcode OR (p.bbcode = '' AND spaced(p.html) <> p.html) OR spaced(t.title) <> t.title OR spaced(t.category) <> t.category;
DELETE FROM posts_text WHERE rowid IN (SELECT id FROM posts_with_runs);
INSERT INTO posts_text (rowid, username, category, topic, title, id, content) SELECT * FROM posts_to_index WHERE row IN (SELECT id FROM posts_with_runs);
DROP TABLE posts_with_runs;
