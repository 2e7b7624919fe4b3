"""Texts in a language nobody speaks, with words as often and texts as long as those of real ones."""

import itertools
import random

_WORDS, _MIDDLE, _SPREAD, _LONGEST = 12_000, 4.3, 0.7, 600
_BEGINNINGS = (*"bcdfghjklmnprstvwz", "st", "tr", "pl", "sh", "ch", "th", "br")
_MIDDLES = ("a", "e", "i", "o", "u", "ai", "ea", "oo", "ou", "é", "ü")
_SYLLABLES, _WEIGHTS = (1, 2, 3, 4), (15, 45, 30, 10)
_WITHOUT_SPACES, _LETTERS = 25, 3_000


class MadeUp:
    """Says things, the same ones for the same ``chance``.

    Words follow Zipf's law, the lengths of texts a lognormal one (in the middle 74 words); every 25th text is in
    Chinese letters, without spaces.
    """

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        words: dict[str, None] = {}
        while len(words) < _WORDS:
            words[self._word()] = None
        self._words = list(words)
        self._sums = list(itertools.accumulate(1 / (rank + 3) for rank in range(_WORDS)))

    def _word(self) -> str:
        chance = self._chance
        number = chance.choices(_SYLLABLES, _WEIGHTS)[0]
        return "".join(self._syllable() for _ in range(number))

    def _syllable(self) -> str:
        chance = self._chance
        end = chance.choice(_BEGINNINGS) if chance.random() < 0.35 else ""
        return chance.choice(_BEGINNINGS) + chance.choice(_MIDDLES) + end

    def words(self, number: int) -> list[str]:
        """Some words, the common ones often."""
        return self._chance.choices(self._words, cum_weights=self._sums, k=number)

    def say(self, number: int) -> str:
        """A line of so many words."""
        text = " ".join(self.words(number))
        return text[:1].upper() + text[1:]

    def text(self, number: int) -> str:
        """The text of an entry; ``number`` says which one it is."""
        chance = self._chance
        if number % _WITHOUT_SPACES == 0:
            return "".join(chr(0x4E00 + chance.randrange(_LETTERS)) for _ in range(chance.randint(40, 300)))
        long = max(5, min(int(chance.lognormvariate(_MIDDLE, _SPREAD)), _LONGEST))
        return f"## {self.say(4)}\n{self.say(long)}."
