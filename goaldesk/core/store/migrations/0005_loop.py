"""The loop: lessons of setbacks and what was tried again, private entries and their versions, pictures, templates,
saved searches; and a search index over everything a person writes.

The index: one document for each row that can be found. Its number says, in this order, what kind of row it is, which
day it belongs to, and which one of that day it is; so the newest of a kind are found first without sorting, and a
span of days is a span of numbers. A view a kind says what its documents are, triggers keep them up, so that undo,
import and other tools go through the same door, and the index can be compared with the views or made again from them.
Entries have an index of their own: the words of the few other documents are not to be sought among all of theirs.
Two line ends close every text, for then each letter of it begins a trigram, and fragments of one or two letters can
be looked up as beginnings of trigrams.
"""

from peewee import SqliteDatabase

STAMPS = """
    created_at TEXT NOT NULL CHECK (datetime(created_at) IS NOT NULL),
    created_offset INTEGER NOT NULL CHECK (abs(created_offset) < 1440),
    changed_at TEXT NOT NULL CHECK (datetime(changed_at) IS NOT NULL),
    changed_offset INTEGER NOT NULL CHECK (abs(changed_offset) < 1440),
    deleted_at TEXT
"""

TABLES = {
    "retry": """
        setback_id TEXT NOT NULL REFERENCES setback (id),
        day TEXT NOT NULL CHECK (day IS date(day) AND day > '0001'),
        note TEXT NOT NULL""",
    "entry_revision": """
        entry_id TEXT NOT NULL REFERENCES entry (id),
        text TEXT NOT NULL,
        reason TEXT NOT NULL CHECK (reason IN ('first', 'pause', 'shrink', 'restore'))""",
    "picture": """
        hash TEXT NOT NULL CHECK (length(hash) = 64),
        name TEXT NOT NULL,
        media_type TEXT NOT NULL,
        width INTEGER NOT NULL CHECK (width > 0),
        height INTEGER NOT NULL CHECK (height > 0),
        data BLOB NOT NULL""",
    "template": """
        name TEXT NOT NULL,
        text TEXT NOT NULL,
        position REAL NOT NULL""",
    "saved_search": """
        query TEXT NOT NULL,
        position REAL NOT NULL""",
}

INDEXES = (
    "CREATE INDEX retry_setback ON retry (setback_id, day)",
    "CREATE INDEX entry_revision_entry ON entry_revision (entry_id, created_at)",
    "CREATE UNIQUE INDEX picture_hash ON picture (hash)",
    # The texts of entries are long: without it, each would be passed over to see which question it answers.
    "CREATE INDEX entry_prompt ON entry (prompt, day) WHERE prompt <> ''",
)

KIND, DAY = 1 << 44, 1 << 20
"""What a kind and a day are worth in the number of a document."""

_MADE_ON = "date(created_at, created_offset || ' minutes')"
SOURCES = {
    "goal": (
        "title",
        ("gap", "question", "framing", "note", "best_result", "inner_obstacle", "expected_mistakes", "closing_note",
         "takes_its_place"),
        _MADE_ON,
    ),
    "entry": ("''", ("text",), "day"),
    "setback": (
        "what_happened",
        ("new_information", "still_holds", "outside_view", "if_then", "feel", "luck", "lesson"),
        "day",
    ),
    "question": ("text", ("answer", "first_step"), _MADE_ON),
    "experiment": (
        "approach", ("prediction", "observed", "surprise", "later_thoughts"), f"coalesce(tried_on, {_MADE_ON})",
    ),
    "understanding_check": ("topic", ("evidence", "gaps"), "day"),
    "review_answer": ("''", ("text",), _MADE_ON),
    "area": ("name", (), _MADE_ON),
}  # fmt: skip
"""Table -> title, body and day of its documents. The order of the tables is part of their numbers."""


def up(migrator: object, db: SqliteDatabase) -> None:
    db.execute_sql("ALTER TABLE entry ADD COLUMN private INTEGER NOT NULL DEFAULT 0 CHECK (private IN (0, 1))")
    db.execute_sql("ALTER TABLE setback ADD COLUMN lesson TEXT NOT NULL DEFAULT ''")
    for name, columns in TABLES.items():
        db.execute_sql(f"CREATE TABLE {name} (id TEXT PRIMARY KEY NOT NULL,{columns.rstrip()},{STAMPS}) STRICT")
    for index in INDEXES:
        db.execute_sql(index)
    _forget_the_old_index(db)
    _make_the_index(db)
    for number, (table, source) in enumerate(SOURCES.items(), 1):
        _follow(db, number, table, *source)
    views = " UNION ALL ".join(f"SELECT * FROM {table}_document" for table in SOURCES)
    db.execute_sql(f"CREATE VIEW document AS {views}")
    db.execute_sql("""
        INSERT INTO search_doc (doc, kind, row_id, title, body)
        SELECT first + row_number() OVER (PARTITION BY first ORDER BY row_id), kind, row_id, title, body
        FROM document""")
    db.execute_sql("PRAGMA user_version = 5")


def _forget_the_old_index(db: SqliteDatabase) -> None:
    for table in ("goal", "entry", "setback"):
        for moment in ("added", "gone", "changed"):
            db.execute_sql(f"DROP TRIGGER {table}_search_{moment}")
    db.execute_sql("DROP TABLE search")
    db.execute_sql("DROP TABLE search_doc")


def _make_the_index(db: SqliteDatabase) -> None:
    db.execute_sql("""
        CREATE TABLE search_doc (
            doc INTEGER PRIMARY KEY,
            kind TEXT NOT NULL,
            row_id TEXT NOT NULL UNIQUE,
            title TEXT NOT NULL,
            body TEXT NOT NULL
        ) STRICT""")
    for index, which in (("search_entry", "kind = 'entry'"), ("search_rest", "kind <> 'entry'")):
        _make_an_index(db, index, which)


def _make_an_index(db: SqliteDatabase, index: str, which: str) -> None:
    db.execute_sql(f"CREATE VIEW {index}_doc AS SELECT doc, title, body FROM search_doc WHERE {which}")
    db.execute_sql(f"""
        CREATE VIRTUAL TABLE {index} USING fts5 (
            title, body, content = '{index}_doc', content_rowid = 'doc', tokenize = 'trigram remove_diacritics 1'
        )""")
    db.execute_sql(f"CREATE VIRTUAL TABLE {index}_term USING fts5vocab ('{index}', 'row')")
    add = f"INSERT INTO {index} (rowid, title, body) VALUES (new.doc, new.title, new.body);"
    drop = f"INSERT INTO {index} ({index}, rowid, title, body) VALUES ('delete', old.doc, old.title, old.body);"
    db.execute_sql(f"CREATE TRIGGER {index}_added AFTER INSERT ON search_doc WHEN new.{which} BEGIN {add} END")
    db.execute_sql(f"CREATE TRIGGER {index}_gone AFTER DELETE ON search_doc WHEN old.{which} BEGIN {drop} END")


def _follow(db: SqliteDatabase, number: int, table: str, title: str, body: tuple[str, ...], day: str) -> None:
    """Say what the documents of a table are, and keep them in step with its rows."""
    end = "char(10) || char(10)"
    texts = " || char(10) || ".join(body) or "''"
    db.execute_sql(f"""
        CREATE VIEW {table}_document AS
        SELECT {number * KIND} + CAST(julianday({day}) AS INTEGER) * {DAY} AS first, '{table}' AS kind, id AS row_id,
            {title} || {end} AS title, {texts} || {end} AS body
        FROM {table} WHERE deleted_at IS NULL""")
    add = f"""
        INSERT INTO search_doc (doc, kind, row_id, title, body)
        SELECT coalesce((SELECT max(doc) FROM search_doc WHERE doc >= first AND doc < first + {DAY}), first) + 1,
            kind, row_id, title, body
        FROM {table}_document WHERE row_id = new.id;"""
    forget = "DELETE FROM search_doc WHERE row_id = old.id;"
    db.execute_sql(f"CREATE TRIGGER {table}_search_added AFTER INSERT ON {table} BEGIN {add} END")
    db.execute_sql(f"CREATE TRIGGER {table}_search_gone AFTER DELETE ON {table} BEGIN {forget} END")
    columns = ", ".join(name for name in (title, *body, day) if name.isidentifier())
    if table == "experiment":
        columns += ", tried_on"
    db.execute_sql(
        f"CREATE TRIGGER {table}_search_changed AFTER UPDATE OF {columns}, deleted_at ON {table}"
        f" BEGIN {forget} {add} END"
    )
