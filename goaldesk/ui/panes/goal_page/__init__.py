"""The page of one goal, beside the table: all its fields, and everything that belongs to it."""
