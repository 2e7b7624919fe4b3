CREATE INDEX check_goal ON understanding_check (goal_id, day);
CREATE INDEX checkin_goal ON checkin (goal_id, day);
CREATE INDEX entry_day ON entry (day, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX entry_link_entry ON entry_link (entry_id);
CREATE INDEX entry_link_goal ON entry_link (goal_id);
CREATE INDEX entry_link_setback ON entry_link (setback_id);
CREATE INDEX entry_prompt ON entry (prompt, day) WHERE prompt <> '';
CREATE INDEX entry_revision_entry ON entry_revision (entry_id, created_at);
CREATE INDEX entry_tag_entry ON entry_tag (entry_id);
CREATE INDEX entry_tag_tag ON entry_tag (tag);
CREATE INDEX experiment_goal ON experiment (goal_id, position);
CREATE INDEX experiment_setback ON experiment (setback_id);
CREATE INDEX goal_area ON goal (area_id);
CREATE INDEX goal_in_order ON goal (kind, position, id, state, area_id) WHERE deleted_at IS NULL;
CREATE INDEX goal_shut ON goal (id) WHERE deleted_at IS NOT NULL OR state NOT IN ('active', 'resting');
CREATE INDEX milestone_goal ON milestone (goal_id, position);
CREATE INDEX offer_goal ON offer (goal_id, topic);
CREATE INDEX pair_in_order ON pair (position, id, performance_id, learning_id) WHERE deleted_at IS NULL;
CREATE INDEX pair_learning ON pair (learning_id);
CREATE UNIQUE INDEX pair_once ON pair (performance_id, learning_id) WHERE deleted_at IS NULL;
CREATE INDEX pause_goal ON pause (goal_id, since_on);
CREATE UNIQUE INDEX picture_hash ON picture (hash);
CREATE INDEX plan_goal ON plan (goal_id);
CREATE INDEX practice_goal ON practice_note (goal_id, day);
CREATE INDEX question_check ON question (check_id);
CREATE INDEX question_goal ON question (goal_id, position);
CREATE INDEX question_setback ON question (setback_id);
CREATE INDEX retry_setback ON retry (setback_id, day);
CREATE INDEX review_answer_review ON review_answer (review_id);
CREATE INDEX review_period ON review (span, starts_on);
CREATE UNIQUE INDEX "schema_migration_name" ON "schema_migration" ("name");
CREATE INDEX setback_day ON setback (day, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX setback_goal_goal ON setback_goal (goal_id);
CREATE UNIQUE INDEX setback_goal_once ON setback_goal (setback_id, goal_id) WHERE deleted_at IS NULL;
CREATE TABLE area (id TEXT PRIMARY KEY NOT NULL,
        name TEXT NOT NULL,
        position REAL NOT NULL,
    created_at TEXT NOT NULL CHECK (datetime(created_at) IS NOT NULL),
    created_offset INTEGER NOT NULL CHECK (abs(created_offset) < 1440),
    changed_at TEXT NOT NULL CHECK (datetime(changed_at) IS NOT NULL),
    changed_offset INTEGER NOT NULL CHECK (abs(changed_offset) < 1440),
    deleted_at TEXT
) STRICT;
CREATE TABLE checkin (id TEXT PRIMARY KEY NOT NULL,
        goal_id TEXT NOT NULL REFERENCES goal (id),
        day TEXT NOT NULL CHECK (day IS date(day) AND day > '0001'),
        value REAL,
        note TEXT NOT NULL,
    created_at TEXT NOT NULL CHECK (datetime(created_at) IS NOT NULL),
    created_offset INTEGER NOT NULL CHECK (abs(created_offset) < 1440),
    changed_at TEXT NOT NULL CHECK (datetime(changed_at) IS NOT NULL),
    changed_offset INTEGER NOT NULL CHECK (abs(changed_offset) < 1440),
    deleted_at TEXT
) STRICT;
CREATE TABLE entry (id TEXT PRIMARY KEY NOT NULL,
        day TEXT NOT NULL CHECK (day IS date(day) AND day > '0001'),
        text TEXT NOT NULL,
        revision INTEGER NOT NULL,
        prompt TEXT NOT NULL,
    created_at TEXT NOT NULL CHECK (datetime(created_at) IS NOT NULL),
    created_offset INTEGER NOT NULL CHECK (abs(created_offset) < 1440),
    changed_at TEXT NOT NULL CHECK (datetime(changed_at) IS NOT NULL),
    changed_offset INTEGER NOT NULL CHECK (abs(changed_offset) < 1440),
    deleted_at TEXT
, private INTEGER NOT NULL DEFAULT 0 CHECK (private IN (0, 1))) STRICT;
CREATE TABLE entry_link (id TEXT PRIMARY KEY NOT NULL,
        entry_id TEXT NOT NULL REFERENCES entry (id),
        goal_id TEXT REFERENCES goal (id),
        setback_id TEXT REFERENCES setback (id) CHECK ((goal_id IS NULL) <> (setback_id IS NULL)),
        label TEXT NOT NULL,
    created_at TEXT NOT NULL CHECK (datetime(created_at) IS NOT NULL),
    created_offset INTEGER NOT NULL CHECK (abs(created_offset) < 1440),
    changed_at TEXT NOT NULL CHECK (datetime(changed_at) IS NOT NULL),
    changed_offset INTEGER NOT NULL CHECK (abs(changed_offset) < 1440),
    deleted_at TEXT
) STRICT;
CREATE TABLE entry_revision (id TEXT PRIMARY KEY NOT NULL,
        entry_id TEXT NOT NULL REFERENCES entry (id),
        text TEXT NOT NULL,
        reason TEXT NOT NULL CHECK (reason IN ('first', 'pause', 'shrink', 'restore')),
    created_at TEXT NOT NULL CHECK (datetime(created_at) IS NOT NULL),
    created_offset INTEGER NOT NULL CHECK (abs(created_offset) < 1440),
    changed_at TEXT NOT NULL CHECK (datetime(changed_at) IS NOT NULL),
    changed_offset INTEGER NOT NULL CHECK (abs(changed_offset) < 1440),
    deleted_at TEXT
) STRICT;
CREATE TABLE entry_tag (id TEXT PRIMARY KEY NOT NULL,
        entry_id TEXT NOT NULL REFERENCES entry (id),
        tag TEXT NOT NULL,
        in_text INTEGER NOT NULL,
    created_at TEXT NOT NULL CHECK (datetime(created_at) IS NOT NULL),
    created_offset INTEGER NOT NULL CHECK (abs(created_offset) < 1440),
    changed_at TEXT NOT NULL CHECK (datetime(changed_at) IS NOT NULL),
    changed_offset INTEGER NOT NULL CHECK (abs(changed_offset) < 1440),
    deleted_at TEXT
) STRICT;
CREATE TABLE experiment (id TEXT PRIMARY KEY NOT NULL,
        goal_id TEXT NOT NULL REFERENCES goal (id),
        approach TEXT NOT NULL,
        prediction TEXT NOT NULL,
        started_on TEXT CHECK (started_on IS date(started_on) AND started_on > '0001'),
        tried_on TEXT CHECK (tried_on IS date(tried_on) AND tried_on > '0001'),
        observed TEXT NOT NULL,
        surprise TEXT NOT NULL,
        later_thoughts TEXT NOT NULL,
        verdict TEXT CHECK (verdict IN ('keep', 'adapt', 'drop')),
        setback_id TEXT REFERENCES setback (id),
        position REAL NOT NULL,
    created_at TEXT NOT NULL CHECK (datetime(created_at) IS NOT NULL),
    created_offset INTEGER NOT NULL CHECK (abs(created_offset) < 1440),
    changed_at TEXT NOT NULL CHECK (datetime(changed_at) IS NOT NULL),
    changed_offset INTEGER NOT NULL CHECK (abs(changed_offset) < 1440),
    deleted_at TEXT
) STRICT;
CREATE TABLE goal (id TEXT PRIMARY KEY NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('performance', 'learning')),
        title TEXT NOT NULL,
        area_id TEXT REFERENCES area (id),
        state TEXT NOT NULL CHECK (state IN ('active', 'resting', 'reached', 'learned_enough', 'changed_my_mind')),
        position REAL NOT NULL,
        note TEXT NOT NULL,
        familiarity TEXT NOT NULL CHECK (familiarity IN ('unset', 'new', 'partly', 'known')),
        start_value REAL,
        target_value REAL,
        unit TEXT NOT NULL,
        direction TEXT NOT NULL CHECK (direction IN ('reach', 'hold', 'at_most')),
        due_on TEXT CHECK (due_on IS date(due_on) AND due_on > '0001'),
        parked INTEGER NOT NULL,
        gap TEXT NOT NULL,
        question TEXT NOT NULL,
        framing TEXT NOT NULL,
        ladder TEXT NOT NULL CHECK (ladder IN ('know', 'do')),
        strategies_to_find INTEGER,
        best_result TEXT NOT NULL,
        inner_obstacle TEXT NOT NULL,
        closed_on TEXT CHECK (closed_on IS date(closed_on) AND closed_on > '0001'),
        closing_note TEXT NOT NULL,
        takes_its_place TEXT NOT NULL,
    created_at TEXT NOT NULL CHECK (datetime(created_at) IS NOT NULL),
    created_offset INTEGER NOT NULL CHECK (abs(created_offset) < 1440),
    changed_at TEXT NOT NULL CHECK (datetime(changed_at) IS NOT NULL),
    changed_offset INTEGER NOT NULL CHECK (abs(changed_offset) < 1440),
    deleted_at TEXT
, expected_mistakes TEXT NOT NULL DEFAULT '', step_up TEXT NOT NULL DEFAULT '', step_down TEXT NOT NULL DEFAULT '') STRICT;
CREATE TABLE milestone (id TEXT PRIMARY KEY NOT NULL,
        goal_id TEXT NOT NULL REFERENCES goal (id),
        title TEXT NOT NULL,
        due_on TEXT CHECK (due_on IS date(due_on) AND due_on > '0001'),
        done_on TEXT CHECK (done_on IS date(done_on) AND done_on > '0001'),
        position REAL NOT NULL,
    created_at TEXT NOT NULL CHECK (datetime(created_at) IS NOT NULL),
    created_offset INTEGER NOT NULL CHECK (abs(created_offset) < 1440),
    changed_at TEXT NOT NULL CHECK (datetime(changed_at) IS NOT NULL),
    changed_offset INTEGER NOT NULL CHECK (abs(changed_offset) < 1440),
    deleted_at TEXT
) STRICT;
CREATE TABLE offer (id TEXT PRIMARY KEY NOT NULL,
        goal_id TEXT REFERENCES goal (id),
        topic TEXT NOT NULL CHECK (
            topic IN ('framing', 'familiarity', 'pair', 'park', 'unpark', 'close', 'challenge', 'limit')),
        about TEXT NOT NULL,
        answer TEXT NOT NULL CHECK (answer IN ('taken', 'not_now', 'kept')),
        day TEXT NOT NULL CHECK (day IS date(day) AND day > '0001'),
    created_at TEXT NOT NULL CHECK (datetime(created_at) IS NOT NULL),
    created_offset INTEGER NOT NULL CHECK (abs(created_offset) < 1440),
    changed_at TEXT NOT NULL CHECK (datetime(changed_at) IS NOT NULL),
    changed_offset INTEGER NOT NULL CHECK (abs(changed_offset) < 1440),
    deleted_at TEXT
) STRICT;
CREATE TABLE pair (id TEXT PRIMARY KEY NOT NULL,
        performance_id TEXT NOT NULL REFERENCES goal (id),
        learning_id TEXT NOT NULL REFERENCES goal (id),
        why TEXT NOT NULL,
        since_on TEXT NOT NULL CHECK (since_on IS date(since_on) AND since_on > '0001'),
        until_on TEXT CHECK (until_on IS date(until_on) AND until_on > '0001'),
        position REAL NOT NULL,
    created_at TEXT NOT NULL CHECK (datetime(created_at) IS NOT NULL),
    created_offset INTEGER NOT NULL CHECK (abs(created_offset) < 1440),
    changed_at TEXT NOT NULL CHECK (datetime(changed_at) IS NOT NULL),
    changed_offset INTEGER NOT NULL CHECK (abs(changed_offset) < 1440),
    deleted_at TEXT
) STRICT;
CREATE TABLE pause (id TEXT PRIMARY KEY NOT NULL,
        goal_id TEXT NOT NULL REFERENCES goal (id),
        since_on TEXT NOT NULL CHECK (since_on IS date(since_on) AND since_on > '0001'),
        until_on TEXT CHECK (until_on IS date(until_on) AND until_on > '0001'),
    created_at TEXT NOT NULL CHECK (datetime(created_at) IS NOT NULL),
    created_offset INTEGER NOT NULL CHECK (abs(created_offset) < 1440),
    changed_at TEXT NOT NULL CHECK (datetime(changed_at) IS NOT NULL),
    changed_offset INTEGER NOT NULL CHECK (abs(changed_offset) < 1440),
    deleted_at TEXT
) STRICT;
CREATE TABLE picture (id TEXT PRIMARY KEY NOT NULL,
        hash TEXT NOT NULL CHECK (length(hash) = 64),
        name TEXT NOT NULL,
        media_type TEXT NOT NULL,
        width INTEGER NOT NULL CHECK (width > 0),
        height INTEGER NOT NULL CHECK (height > 0),
        data BLOB NOT NULL,
    created_at TEXT NOT NULL CHECK (datetime(created_at) IS NOT NULL),
    created_offset INTEGER NOT NULL CHECK (abs(created_offset) < 1440),
    changed_at TEXT NOT NULL CHECK (datetime(changed_at) IS NOT NULL),
    changed_offset INTEGER NOT NULL CHECK (abs(changed_offset) < 1440),
    deleted_at TEXT
) STRICT;
CREATE TABLE plan (id TEXT PRIMARY KEY NOT NULL,
        goal_id TEXT NOT NULL REFERENCES goal (id),
        if_cue TEXT NOT NULL,
        then_action TEXT NOT NULL,
        active INTEGER NOT NULL,
    created_at TEXT NOT NULL CHECK (datetime(created_at) IS NOT NULL),
    created_offset INTEGER NOT NULL CHECK (abs(created_offset) < 1440),
    changed_at TEXT NOT NULL CHECK (datetime(changed_at) IS NOT NULL),
    changed_offset INTEGER NOT NULL CHECK (abs(changed_offset) < 1440),
    deleted_at TEXT
) STRICT;
CREATE TABLE practice_note (id TEXT PRIMARY KEY NOT NULL,
        goal_id TEXT NOT NULL REFERENCES goal (id),
        day TEXT NOT NULL CHECK (day IS date(day) AND day > '0001'),
        note TEXT NOT NULL,
        challenge INTEGER NOT NULL CHECK (challenge BETWEEN 1 AND 5),
        stuck TEXT NOT NULL CHECK (stuck IN ('new', 'same', 'unsure')),
    created_at TEXT NOT NULL CHECK (datetime(created_at) IS NOT NULL),
    created_offset INTEGER NOT NULL CHECK (abs(created_offset) < 1440),
    changed_at TEXT NOT NULL CHECK (datetime(changed_at) IS NOT NULL),
    changed_offset INTEGER NOT NULL CHECK (abs(changed_offset) < 1440),
    deleted_at TEXT
) STRICT;
CREATE TABLE question (id TEXT PRIMARY KEY NOT NULL,
        goal_id TEXT REFERENCES goal (id),
        text TEXT NOT NULL,
        first_step TEXT NOT NULL,
        origin TEXT NOT NULL CHECK (origin IN ('own', 'setback', 'check', 'review')),
        setback_id TEXT REFERENCES setback (id),
        check_id TEXT REFERENCES understanding_check (id),
        review_id TEXT REFERENCES review (id),
        answer TEXT NOT NULL,
        answered_on TEXT CHECK (answered_on IS date(answered_on) AND answered_on > '0001'),
        position REAL NOT NULL,
    created_at TEXT NOT NULL CHECK (datetime(created_at) IS NOT NULL),
    created_offset INTEGER NOT NULL CHECK (abs(created_offset) < 1440),
    changed_at TEXT NOT NULL CHECK (datetime(changed_at) IS NOT NULL),
    changed_offset INTEGER NOT NULL CHECK (abs(changed_offset) < 1440),
    deleted_at TEXT
) STRICT;
CREATE TABLE retry (id TEXT PRIMARY KEY NOT NULL,
        setback_id TEXT NOT NULL REFERENCES setback (id),
        day TEXT NOT NULL CHECK (day IS date(day) AND day > '0001'),
        note TEXT NOT NULL,
    created_at TEXT NOT NULL CHECK (datetime(created_at) IS NOT NULL),
    created_offset INTEGER NOT NULL CHECK (abs(created_offset) < 1440),
    changed_at TEXT NOT NULL CHECK (datetime(changed_at) IS NOT NULL),
    changed_offset INTEGER NOT NULL CHECK (abs(changed_offset) < 1440),
    deleted_at TEXT
) STRICT;
CREATE TABLE review (id TEXT PRIMARY KEY NOT NULL,
        span TEXT NOT NULL CHECK (span IN ('week', 'month')),
        starts_on TEXT NOT NULL CHECK (starts_on IS date(starts_on) AND starts_on > '0001'),
        ends_on TEXT NOT NULL CHECK (ends_on IS date(ends_on) AND ends_on > '0001'),
        finished_on TEXT CHECK (finished_on IS date(finished_on) AND finished_on > '0001'),
        skipped INTEGER NOT NULL,
        entry_id TEXT REFERENCES entry (id),
    created_at TEXT NOT NULL CHECK (datetime(created_at) IS NOT NULL),
    created_offset INTEGER NOT NULL CHECK (abs(created_offset) < 1440),
    changed_at TEXT NOT NULL CHECK (datetime(changed_at) IS NOT NULL),
    changed_offset INTEGER NOT NULL CHECK (abs(changed_offset) < 1440),
    deleted_at TEXT
) STRICT;
CREATE TABLE review_answer (id TEXT PRIMARY KEY NOT NULL,
        review_id TEXT NOT NULL REFERENCES review (id),
        step TEXT NOT NULL,
        text TEXT NOT NULL,
    created_at TEXT NOT NULL CHECK (datetime(created_at) IS NOT NULL),
    created_offset INTEGER NOT NULL CHECK (abs(created_offset) < 1440),
    changed_at TEXT NOT NULL CHECK (datetime(changed_at) IS NOT NULL),
    changed_offset INTEGER NOT NULL CHECK (abs(changed_offset) < 1440),
    deleted_at TEXT
) STRICT;
CREATE TABLE saved_search (id TEXT PRIMARY KEY NOT NULL,
        query TEXT NOT NULL,
        position REAL NOT NULL,
    created_at TEXT NOT NULL CHECK (datetime(created_at) IS NOT NULL),
    created_offset INTEGER NOT NULL CHECK (abs(created_offset) < 1440),
    changed_at TEXT NOT NULL CHECK (datetime(changed_at) IS NOT NULL),
    changed_offset INTEGER NOT NULL CHECK (abs(changed_offset) < 1440),
    deleted_at TEXT
) STRICT;
CREATE TABLE "schema_migration" ("id" INTEGER NOT NULL PRIMARY KEY, "name" VARCHAR(255) NOT NULL, "applied" DATETIME NOT NULL);
CREATE TABLE search_doc (
            doc INTEGER PRIMARY KEY,
            kind TEXT NOT NULL,
            row_id TEXT NOT NULL UNIQUE,
            title TEXT NOT NULL,
            body TEXT NOT NULL
        ) STRICT;
CREATE VIRTUAL TABLE search_entry USING fts5 (
            title, body, content = 'search_entry_doc', content_rowid = 'doc', tokenize = 'trigram remove_diacritics 1'
        );
CREATE TABLE 'search_entry_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE 'search_entry_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'search_entry_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
CREATE TABLE 'search_entry_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE VIRTUAL TABLE search_entry_term USING fts5vocab ('search_entry', 'row');
CREATE VIRTUAL TABLE search_rest USING fts5 (
            title, body, content = 'search_rest_doc', content_rowid = 'doc', tokenize = 'trigram remove_diacritics 1'
        );
CREATE TABLE 'search_rest_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE 'search_rest_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'search_rest_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
CREATE TABLE 'search_rest_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE VIRTUAL TABLE search_rest_term USING fts5vocab ('search_rest', 'row');
CREATE TABLE setback (id TEXT PRIMARY KEY NOT NULL,
        day TEXT NOT NULL CHECK (day IS date(day) AND day > '0001'),
        outcome TEXT NOT NULL CHECK (outcome IN ('setback', 'good_surprise')),
        what_happened TEXT NOT NULL,
        feel TEXT NOT NULL,
        still_holds TEXT NOT NULL,
        outside_view TEXT NOT NULL,
        kind TEXT CHECK (kind IN ('slip', 'did_not_know', 'not_yet', 'plan', 'assumption', 'outside', 'experiment')),
        new_information TEXT NOT NULL,
        if_then TEXT NOT NULL,
        look_again_on TEXT CHECK (look_again_on IS date(look_again_on) AND look_again_on > '0001'),
        luck TEXT NOT NULL,
        draft INTEGER NOT NULL,
    created_at TEXT NOT NULL CHECK (datetime(created_at) IS NOT NULL),
    created_offset INTEGER NOT NULL CHECK (abs(created_offset) < 1440),
    changed_at TEXT NOT NULL CHECK (datetime(changed_at) IS NOT NULL),
    changed_offset INTEGER NOT NULL CHECK (abs(changed_offset) < 1440),
    deleted_at TEXT
, lesson TEXT NOT NULL DEFAULT '') STRICT;
CREATE TABLE setback_goal (id TEXT PRIMARY KEY NOT NULL,
        setback_id TEXT NOT NULL REFERENCES setback (id),
        goal_id TEXT NOT NULL REFERENCES goal (id),
    created_at TEXT NOT NULL CHECK (datetime(created_at) IS NOT NULL),
    created_offset INTEGER NOT NULL CHECK (abs(created_offset) < 1440),
    changed_at TEXT NOT NULL CHECK (datetime(changed_at) IS NOT NULL),
    changed_offset INTEGER NOT NULL CHECK (abs(changed_offset) < 1440),
    deleted_at TEXT
) STRICT;
CREATE TABLE sqlite_sequence(name,seq);
CREATE TABLE template (id TEXT PRIMARY KEY NOT NULL,
        name TEXT NOT NULL,
        text TEXT NOT NULL,
        position REAL NOT NULL,
    created_at TEXT NOT NULL CHECK (datetime(created_at) IS NOT NULL),
    created_offset INTEGER NOT NULL CHECK (abs(created_offset) < 1440),
    changed_at TEXT NOT NULL CHECK (datetime(changed_at) IS NOT NULL),
    changed_offset INTEGER NOT NULL CHECK (abs(changed_offset) < 1440),
    deleted_at TEXT
) STRICT;
CREATE TABLE understanding_check (id TEXT PRIMARY KEY NOT NULL,
        goal_id TEXT NOT NULL REFERENCES goal (id),
        day TEXT NOT NULL CHECK (day IS date(day) AND day > '0001'),
        topic TEXT NOT NULL,
        ladder TEXT NOT NULL CHECK (ladder IN ('know', 'do')),
        level_before INTEGER CHECK (level_before BETWEEN 0 AND 5),
        evidence TEXT NOT NULL,
        level_after INTEGER CHECK (level_after BETWEEN 0 AND 5),
        gaps TEXT NOT NULL,
        days_since_study INTEGER,
    created_at TEXT NOT NULL CHECK (datetime(created_at) IS NOT NULL),
    created_offset INTEGER NOT NULL CHECK (abs(created_offset) < 1440),
    changed_at TEXT NOT NULL CHECK (datetime(changed_at) IS NOT NULL),
    changed_offset INTEGER NOT NULL CHECK (abs(changed_offset) < 1440),
    deleted_at TEXT
) STRICT;
CREATE TABLE undo_step (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            label TEXT NOT NULL,
            merge TEXT NOT NULL,
            made_at TEXT NOT NULL,
            undone INTEGER NOT NULL,
            changes TEXT NOT NULL
        ) STRICT;
CREATE TRIGGER area_search_added AFTER INSERT ON area BEGIN 
        INSERT INTO search_doc (doc, kind, row_id, title, body)
        SELECT coalesce((SELECT max(doc) FROM search_doc WHERE doc >= first AND doc < first + 1048576), first) + 1,
            kind, row_id, title, body
        FROM area_document WHERE row_id = new.id; END;
CREATE TRIGGER area_search_changed AFTER UPDATE OF name, deleted_at ON area BEGIN DELETE FROM search_doc WHERE row_id = old.id; 
        INSERT INTO search_doc (doc, kind, row_id, title, body)
        SELECT coalesce((SELECT max(doc) FROM search_doc WHERE doc >= first AND doc < first + 1048576), first) + 1,
            kind, row_id, title, body
        FROM area_document WHERE row_id = new.id; END;
CREATE TRIGGER area_search_gone AFTER DELETE ON area BEGIN DELETE FROM search_doc WHERE row_id = old.id; END;
CREATE TRIGGER entry_search_added AFTER INSERT ON entry BEGIN 
        INSERT INTO search_doc (doc, kind, row_id, title, body)
        SELECT coalesce((SELECT max(doc) FROM search_doc WHERE doc >= first AND doc < first + 1048576), first) + 1,
            kind, row_id, title, body
        FROM entry_document WHERE row_id = new.id; END;
CREATE TRIGGER entry_search_changed AFTER UPDATE OF text, day, deleted_at ON entry BEGIN DELETE FROM search_doc WHERE row_id = old.id; 
        INSERT INTO search_doc (doc, kind, row_id, title, body)
        SELECT coalesce((SELECT max(doc) FROM search_doc WHERE doc >= first AND doc < first + 1048576), first) + 1,
            kind, row_id, title, body
        FROM entry_document WHERE row_id = new.id; END;
CREATE TRIGGER entry_search_gone AFTER DELETE ON entry BEGIN DELETE FROM search_doc WHERE row_id = old.id; END;
CREATE TRIGGER experiment_search_added AFTER INSERT ON experiment BEGIN 
        INSERT INTO search_doc (doc, kind, row_id, title, body)
        SELECT coalesce((SELECT max(doc) FROM search_doc WHERE doc >= first AND doc < first + 1048576), first) + 1,
            kind, row_id, title, body
        FROM experiment_document WHERE row_id = new.id; END;
CREATE TRIGGER experiment_search_changed AFTER UPDATE OF approach, prediction, observed, surprise, later_thoughts, tried_on, deleted_at ON experiment BEGIN DELETE FROM search_doc WHERE row_id = old.id; 
        INSERT INTO search_doc (doc, kind, row_id, title, body)
        SELECT coalesce((SELECT max(doc) FROM search_doc WHERE doc >= first AND doc < first + 1048576), first) + 1,
            kind, row_id, title, body
        FROM experiment_document WHERE row_id = new.id; END;
CREATE TRIGGER experiment_search_gone AFTER DELETE ON experiment BEGIN DELETE FROM search_doc WHERE row_id = old.id; END;
CREATE TRIGGER goal_search_added AFTER INSERT ON goal BEGIN 
        INSERT INTO search_doc (doc, kind, row_id, title, body)
        SELECT coalesce((SELECT max(doc) FROM search_doc WHERE doc >= first AND doc < first + 1048576), first) + 1,
            kind, row_id, title, body
        FROM goal_document WHERE row_id = new.id; END;
CREATE TRIGGER goal_search_changed AFTER UPDATE OF title, gap, question, framing, note, best_result, inner_obstacle, expected_mistakes, closing_note, takes_its_place, deleted_at ON goal BEGIN DELETE FROM search_doc WHERE row_id = old.id; 
        INSERT INTO search_doc (doc, kind, row_id, title, body)
        SELECT coalesce((SELECT max(doc) FROM search_doc WHERE doc >= first AND doc < first + 1048576), first) + 1,
            kind, row_id, title, body
        FROM goal_document WHERE row_id = new.id; END;
CREATE TRIGGER goal_search_gone AFTER DELETE ON goal BEGIN DELETE FROM search_doc WHERE row_id = old.id; END;
CREATE TRIGGER question_search_added AFTER INSERT ON question BEGIN 
        INSERT INTO search_doc (doc, kind, row_id, title, body)
        SELECT coalesce((SELECT max(doc) FROM search_doc WHERE doc >= first AND doc < first + 1048576), first) + 1,
            kind, row_id, title, body
        FROM question_document WHERE row_id = new.id; END;
CREATE TRIGGER question_search_changed AFTER UPDATE OF text, answer, first_step, deleted_at ON question BEGIN DELETE FROM search_doc WHERE row_id = old.id; 
        INSERT INTO search_doc (doc, kind, row_id, title, body)
        SELECT coalesce((SELECT max(doc) FROM search_doc WHERE doc >= first AND doc < first + 1048576), first) + 1,
            kind, row_id, title, body
        FROM question_document WHERE row_id = new.id; END;
CREATE TRIGGER question_search_gone AFTER DELETE ON question BEGIN DELETE FROM search_doc WHERE row_id = old.id; END;
CREATE TRIGGER review_answer_search_added AFTER INSERT ON review_answer BEGIN 
        INSERT INTO search_doc (doc, kind, row_id, title, body)
        SELECT coalesce((SELECT max(doc) FROM search_doc WHERE doc >= first AND doc < first + 1048576), first) + 1,
            kind, row_id, title, body
        FROM review_answer_document WHERE row_id = new.id; END;
CREATE TRIGGER review_answer_search_changed AFTER UPDATE OF text, deleted_at ON review_answer BEGIN DELETE FROM search_doc WHERE row_id = old.id; 
        INSERT INTO search_doc (doc, kind, row_id, title, body)
        SELECT coalesce((SELECT max(doc) FROM search_doc WHERE doc >= first AND doc < first + 1048576), first) + 1,
            kind, row_id, title, body
        FROM review_answer_document WHERE row_id = new.id; END;
CREATE TRIGGER review_answer_search_gone AFTER DELETE ON review_answer BEGIN DELETE FROM search_doc WHERE row_id = old.id; END;
CREATE TRIGGER search_entry_added AFTER INSERT ON search_doc WHEN new.kind = 'entry' BEGIN INSERT INTO search_entry (rowid, title, body) VALUES (new.doc, new.title, new.body); END;
CREATE TRIGGER search_entry_gone AFTER DELETE ON search_doc WHEN old.kind = 'entry' BEGIN INSERT INTO search_entry (search_entry, rowid, title, body) VALUES ('delete', old.doc, old.title, old.body); END;
CREATE TRIGGER search_rest_added AFTER INSERT ON search_doc WHEN new.kind <> 'entry' BEGIN INSERT INTO search_rest (rowid, title, body) VALUES (new.doc, new.title, new.body); END;
CREATE TRIGGER search_rest_gone AFTER DELETE ON search_doc WHEN old.kind <> 'entry' BEGIN INSERT INTO search_rest (search_rest, rowid, title, body) VALUES ('delete', old.doc, old.title, old.body); END;
CREATE TRIGGER setback_search_added AFTER INSERT ON setback BEGIN 
        INSERT INTO search_doc (doc, kind, row_id, title, body)
        SELECT coalesce((SELECT max(doc) FROM search_doc WHERE doc >= first AND doc < first + 1048576), first) + 1,
            kind, row_id, title, body
        FROM setback_document WHERE row_id = new.id; END;
CREATE TRIGGER setback_search_changed AFTER UPDATE OF what_happened, new_information, still_holds, outside_view, if_then, feel, luck, lesson, day, deleted_at ON setback BEGIN DELETE FROM search_doc WHERE row_id = old.id; 
        INSERT INTO search_doc (doc, kind, row_id, title, body)
        SELECT coalesce((SELECT max(doc) FROM search_doc WHERE doc >= first AND doc < first + 1048576), first) + 1,
            kind, row_id, title, body
        FROM setback_document WHERE row_id = new.id; END;
CREATE TRIGGER setback_search_gone AFTER DELETE ON setback BEGIN DELETE FROM search_doc WHERE row_id = old.id; END;
CREATE TRIGGER understanding_check_search_added AFTER INSERT ON understanding_check BEGIN 
        INSERT INTO search_doc (doc, kind, row_id, title, body)
        SELECT coalesce((SELECT max(doc) FROM search_doc WHERE doc >= first AND doc < first + 1048576), first) + 1,
            kind, row_id, title, body
        FROM understanding_check_document WHERE row_id = new.id; END;
CREATE TRIGGER understanding_check_search_changed AFTER UPDATE OF topic, evidence, gaps, day, deleted_at ON understanding_check BEGIN DELETE FROM search_doc WHERE row_id = old.id; 
        INSERT INTO search_doc (doc, kind, row_id, title, body)
        SELECT coalesce((SELECT max(doc) FROM search_doc WHERE doc >= first AND doc < first + 1048576), first) + 1,
            kind, row_id, title, body
        FROM understanding_check_document WHERE row_id = new.id; END;
CREATE TRIGGER understanding_check_search_gone AFTER DELETE ON understanding_check BEGIN DELETE FROM search_doc WHERE row_id = old.id; END;
CREATE VIEW area_document AS
        SELECT 140737488355328 + CAST(julianday(date(created_at, created_offset || ' minutes')) AS INTEGER) * 1048576 AS first, 'area' AS kind, id AS row_id,
            name || char(10) || char(10) AS title, '' || char(10) || char(10) AS body
        FROM area WHERE deleted_at IS NULL;
CREATE VIEW document AS SELECT * FROM goal_document UNION ALL SELECT * FROM entry_document UNION ALL SELECT * FROM setback_document UNION ALL SELECT * FROM question_document UNION ALL SELECT * FROM experiment_document UNION ALL SELECT * FROM understanding_check_document UNION ALL SELECT * FROM review_answer_document UNION ALL SELECT * FROM area_document;
CREATE VIEW entry_document AS
        SELECT 35184372088832 + CAST(julianday(day) AS INTEGER) * 1048576 AS first, 'entry' AS kind, id AS row_id,
            '' || char(10) || char(10) AS title, text || char(10) || char(10) AS body
        FROM entry WHERE deleted_at IS NULL;
CREATE VIEW experiment_document AS
        SELECT 87960930222080 + CAST(julianday(coalesce(tried_on, date(created_at, created_offset || ' minutes'))) AS INTEGER) * 1048576 AS first, 'experiment' AS kind, id AS row_id,
            approach || char(10) || char(10) AS title, prediction || char(10) || observed || char(10) || surprise || char(10) || later_thoughts || char(10) || char(10) AS body
        FROM experiment WHERE deleted_at IS NULL;
CREATE VIEW goal_document AS
        SELECT 17592186044416 + CAST(julianday(date(created_at, created_offset || ' minutes')) AS INTEGER) * 1048576 AS first, 'goal' AS kind, id AS row_id,
            title || char(10) || char(10) AS title, gap || char(10) || question || char(10) || framing || char(10) || note || char(10) || best_result || char(10) || inner_obstacle || char(10) || expected_mistakes || char(10) || closing_note || char(10) || takes_its_place || char(10) || char(10) AS body
        FROM goal WHERE deleted_at IS NULL;
CREATE VIEW question_document AS
        SELECT 70368744177664 + CAST(julianday(date(created_at, created_offset || ' minutes')) AS INTEGER) * 1048576 AS first, 'question' AS kind, id AS row_id,
            text || char(10) || char(10) AS title, answer || char(10) || first_step || char(10) || char(10) AS body
        FROM question WHERE deleted_at IS NULL;
CREATE VIEW review_answer_document AS
        SELECT 123145302310912 + CAST(julianday(date(created_at, created_offset || ' minutes')) AS INTEGER) * 1048576 AS first, 'review_answer' AS kind, id AS row_id,
            '' || char(10) || char(10) AS title, text || char(10) || char(10) AS body
        FROM review_answer WHERE deleted_at IS NULL;
CREATE VIEW search_entry_doc AS SELECT doc, title, body FROM search_doc WHERE kind = 'entry';
CREATE VIEW search_rest_doc AS SELECT doc, title, body FROM search_doc WHERE kind <> 'entry';
CREATE VIEW setback_document AS
        SELECT 52776558133248 + CAST(julianday(day) AS INTEGER) * 1048576 AS first, 'setback' AS kind, id AS row_id,
            what_happened || char(10) || char(10) AS title, new_information || char(10) || still_holds || char(10) || outside_view || char(10) || if_then || char(10) || feel || char(10) || luck || char(10) || lesson || char(10) || char(10) AS body
        FROM setback WHERE deleted_at IS NULL;
CREATE VIEW understanding_check_document AS
        SELECT 105553116266496 + CAST(julianday(day) AS INTEGER) * 1048576 AS first, 'understanding_check' AS kind, id AS row_id,
            topic || char(10) || char(10) AS title, evidence || char(10) || gaps || char(10) || char(10) AS body
        FROM understanding_check WHERE deleted_at IS NULL;
