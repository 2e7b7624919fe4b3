"""The journal: the days, a question, the editor, what an entry is linked to, and earlier entries."""
