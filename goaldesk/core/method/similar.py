"""Which texts speak of something similar: they share words that are not in every text. No meaning is read into them."""

import re
from collections import Counter
from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from goaldesk.core.fold import fold

_STEM, _SHORTEST = 7, 3
"""Letters in which words have to agree once their endings are off, as in “paused” and “pausing”; shorter ones say
little."""

_ENDING = re.compile(r"(?<=\w{4})(?:ings?|ed|en|er|es|e|s)$")

_SHARED, _COMMON, _FEW = 2, 4, 12
"""Stems to have in common; and the part of all texts (1 in 4, of at least 12) from which on one is too common."""

_WORD = re.compile(r"[^\W\d_]+")
_WITHOUT_SPACES = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SMALL_WORDS = """
all and any are bad big but can did for get got had has her him his how its let may new not now off old one our out own
put say see she the too two was way who why you auf aus bei bin das dem den der des die ein für hab hat ich ihr ist mal
man mit nie nun nur sie tag und uns von vor war was wer wie wir zum zur
about after again all also another because been before being both came come could did does done during each even
every from gave give goes gone going had has have having here into just know like made make many more most much must
never only other over said same second should some something still such take than that their them then there these
they thing this those time took until very want was well went were what when where which while will with without would
your aber alle alles also auch beim dann dass dein dem den der diese dieser doch dort durch eine einem einen einer
eines etwas euch fuer gegen habe haben hat hatte ihre immer jede jetzt kann kein keine mehr mein meine mich mir mit
nach nicht noch nur oder ohne schon sehr sein seine sich sind ueber und uns unter viel vom von war waren weil wenn
werden wieder wird wurde zum zur
"""
_SMALL = frozenset(_SMALL_WORDS.split())
"""Words of the languages of the coach that are in every text."""


def stems(text: str) -> frozenset[str]:
    """What a text is compared by: beginnings of its longer words, and pairs of letters where there are no spaces."""
    found = set()
    for word in _WORD.findall(fold(text)):
        if _WITHOUT_SPACES.search(word):
            found |= {word[at : at + 2] for at in range(len(word) - 1)}
        elif len(word) >= _SHORTEST and word not in _SMALL:
            found.add(_ENDING.sub("", word)[:_STEM])
    return frozenset(found)


def similar(wanted: AbstractSet[str], texts: Mapping[str, frozenset[str]]) -> list[str]:
    """The keys of texts (by their stems) that share at least two stems with ``wanted``, in the order they are in."""
    counted = Counter(stem for each in texts.values() for stem in each)
    common = {stem for stem, number in counted.items() if len(texts) >= _FEW and number * _COMMON > len(texts)}
    telling = wanted - common
    return [key for key, each in texts.items() if len(telling & each) >= _SHARED]
