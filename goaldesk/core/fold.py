"""Letters as they are compared when words are looked for: without case and without accents."""

import importlib


def fold(text: str) -> str:
    """``Café`` and ``CAFE`` as one, and ``don’t`` and ``don't``.

    The tables of Unicode are loaded with the first letter that needs them.
    """
    if text.isascii():
        return text.lower()
    unicodedata = importlib.import_module("unicodedata")
    letters = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
