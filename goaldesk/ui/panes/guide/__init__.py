"""The guide: its contents, the page that is read, and finding words in all of it."""
