"""The search index: one document for a goal, an entry or a setback that is not put away.

Triggers keep it, so that undo, import and every other way to write go through the same door. The
trigram tokenizer finds parts of words, and words in languages that put no spaces between them.
The index can be rebuilt from ``search_doc`` at any time, and ``search_doc`` from the tables.
"""

from peewee import SqliteDatabase


def _text(*columns: str) -> str:
    return " || char(10) || ".join("{row}." + column for column in columns)


SOURCES = {
    "goal": (_text("title"), _text("gap", "question", "framing", "note")),
    "entry": ("''", _text("text")),
    "setback": (_text("what_happened"), _text("new_information", "still_holds", "outside_view", "if_then")),
}
"""Table -> title and body of its documents."""


def up(migrator: object, db: SqliteDatabase) -> None:
    db.execute_sql("""
        CREATE TABLE search_doc (
            doc INTEGER PRIMARY KEY,
            kind TEXT NOT NULL,
            row_id TEXT NOT NULL UNIQUE,
            title TEXT NOT NULL,
            body TEXT NOT NULL
        ) STRICT""")
    db.execute_sql("""
        CREATE VIRTUAL TABLE search USING fts5 (
            title, body, content = 'search_doc', content_rowid = 'doc', tokenize = 'trigram'
        )""")
    add = "INSERT INTO search (rowid, title, body) VALUES (new.doc, new.title, new.body);"
    drop = "INSERT INTO search (search, rowid, title, body) VALUES ('delete', old.doc, old.title, old.body);"
    db.execute_sql(f"CREATE TRIGGER search_doc_added AFTER INSERT ON search_doc BEGIN {add} END")
    db.execute_sql(f"CREATE TRIGGER search_doc_gone AFTER DELETE ON search_doc BEGIN {drop} END")
    db.execute_sql(f"CREATE TRIGGER search_doc_changed AFTER UPDATE ON search_doc BEGIN {drop} {add} END")
    for table, (title, body) in SOURCES.items():
        _follow(db, table, title, body)
    db.execute_sql("PRAGMA user_version = 3")


def _follow(db: SqliteDatabase, table: str, title: str, body: str) -> None:
    """Keep a table's documents in step with its rows, and make those of the rows that are there already."""
    document = (
        "INSERT INTO search_doc (kind, row_id, title, body)"
        f" SELECT '{table}', {{row}}.id, {title}, {body}{{source}} WHERE {{row}}.deleted_at IS NULL"
    )
    forget = "DELETE FROM search_doc WHERE row_id = old.id;"
    add = document.format(row="new", source="") + ";"
    columns = ", ".join(sorted({*_columns(title), *_columns(body), "deleted_at"}))
    db.execute_sql(f"CREATE TRIGGER {table}_search_added AFTER INSERT ON {table} BEGIN {add} END")
    db.execute_sql(f"CREATE TRIGGER {table}_search_gone AFTER DELETE ON {table} BEGIN {forget} END")
    db.execute_sql(
        f"CREATE TRIGGER {table}_search_changed AFTER UPDATE OF {columns} ON {table} BEGIN {forget} {add} END"
    )
    db.execute_sql(document.format(row=table, source=f" FROM {table}"))


def _columns(expression: str) -> list[str]:
    return [part.split()[0].strip(",") for part in expression.split("{row}.")[1:]]
