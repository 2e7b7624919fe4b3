"""Measures the search on a large desk: every beginning of what somebody types, beside the bare query of the index."""

import random
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from goaldesk.core.search.asked import parse
from goaldesk.core.search.everything import everything
from goaldesk.core.search.find import TRIGRAM
from goaldesk.core.store.db import Store, open_for_reading

_SEED, _TYPED, _KEYS = 5, 60, 400


def bench_search(large: Path) -> None:
    """The list for each key of some searches: what is found of every kind, with where it stands."""
    store = open_for_reading(large)
    try:
        keys = _keys(store)
        bare = _times(keys, lambda text: _bare(store, text))
        ours = _times(keys, lambda text: everything(store, text))
    finally:
        store.close()
    print(f"{'a key until its list':26}{'bare FTS5 query':16}{_p95(bare):8.2f} ms at p95")
    middle = statistics.median(ours) * 1000
    said = f"{_p95(ours) / _p95(bare):8.2f} x   ({_p95(ours):.1f} ms at p95, in the middle {middle:.1f} ms)"
    print(f"{'':26}{'search everything':22}{said}   below 16 ms, or 1.50 x")


def _keys(store: Store) -> list[str]:
    """One to three words of an entry, or a fragment of a text without spaces, typed letter by letter."""
    chance = random.Random(_SEED)
    texts = [row[0] for row in store.rows("SELECT text FROM entry ORDER BY id LIMIT 40000")]
    keys = []
    for _ in range(_TYPED):
        text = chance.choice(texts)
        words = text.replace(".", "").replace("#", "").split()
        if len(words) == 1:
            start = chance.randrange(max(1, len(text) - 4))
            typed = text[start : start + chance.randint(2, 4)]
        else:
            typed = " ".join(chance.sample(words, chance.randint(1, 3)))
        keys += [typed[:end] for end in range(1, len(typed) + 1) if typed[end - 1] != " "]
    chance.shuffle(keys)
    return keys[:_KEYS]


def _bare(store: Store, text: str) -> Any:
    """The newest entries with the longer words of a text, asked of the index and of nothing else."""
    words = [word for word in parse(text).words if len(word) >= TRIGRAM]
    if not words:
        return store.rows("SELECT rowid FROM search_entry ORDER BY rowid DESC LIMIT 20")
    match = " AND ".join('"' + word.replace('"', '""') + '"' for word in words)
    return store.rows("SELECT rowid FROM search_entry WHERE search_entry MATCH ? ORDER BY rowid DESC LIMIT 20", match)


def _times(keys: list[str], look: Callable[[str], Any]) -> list[float]:
    times = []
    for text in keys:
        began = time.perf_counter()
        look(text)
        times.append(time.perf_counter() - began)
    return times


def _p95(times: list[float]) -> float:
    """The time in milliseconds that 95 of 100 stay below."""
    return statistics.quantiles(times, n=20)[-1] * 1000
