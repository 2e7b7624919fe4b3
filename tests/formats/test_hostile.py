"""Tables from anywhere: whatever stands in one, reading it ends soon, with a table or with one clear sentence."""

import signal
import sys
from collections.abc import Iterator

import pytest

from goaldesk.core.errors import UserError
from goaldesk.core.formats import table

N = 200_000
HOSTILE = {
    "tables in tables": "<table><tr><td>" * 20_000,
    "a row of very many cells": "<table><tr>" + "<td>a" * N,
    "cells that span a million places": "<table>" + "<tr><td rowspan=1000 colspan=1000>a<td>b</tr>" * 2000 + "</table>",
    "a number that is none": "<table><tr><td colspan=" + "9" * N + ">a<td>b</table>",
    "comments that do not end": "<table>" + "<!--" * N,
    "comments that hardly end": "<table>" + "<!--->" * N,
    "sections": "<table>" + "<![CDATA[" * N,
    "half a section": "<table><tr><td>a<td>b<![",
    "declarations": "<!doctype " * N + "<table>",
    "instructions": "<table>" + "<?x " * N,
    "ends": "<table>" + "</" * N,
    "ends of a": "<table>" + "</a " * N,
    "beginnings": "<table>" + "<a " * N,
    "a name that does not end": "<table><" + "a" * N,
    "a span of nothing": "<table><tr><td colspan=" + " " * N + ">",
    "quotes": "<table>" + "<a b='" * N,
    "double quotes": "<table>" + '<a b="' * N,
    "many attributes": "<table " + "a=b " * N + ">",
    "quotes in one tag": "<table><tr><td " + "\"'" * N,
    "numbers of letters": "<table><tr><td>" + "&#9" * N,
    "names of letters": "<table><tr><td>" + "&amp" * N,
    "a script": "<table><script>" + "</" * N,
    "styles": "<table>" + "<style></" * N,
    "less than": "<table>" + "<" * N,
    "pipes": "|" * N + "\n" + "|-" * N,
    "dashes that are none": "|" + "-" * N + "x",
    "room before dashes": "| a | b |\n" + " " * N + "a | b",
    "room after dashes": "| a | b |\n|---" + " " * N + "a | b",
    "escapes": "| a | b |\n|-|-|\n| " + "\\" * N + " | b |",
    "open quotes": 'a,"' + "x,\n" * N,
    "only quotes": '"' * N + "\n",
    "only commas": "," * N + "\n" + "," * N,
    "only tabs": "\t" * N,
    "only spaces": " " * N + "a",
    "only lines": "\n" * N,
    "no letters": "\0" * N,
}


@pytest.fixture(autouse=True)
def _hangs() -> Iterator[None]:
    """Reading one takes less than a second; what is read again and again would take minutes."""
    if sys.platform == "win32":
        yield
        return
    before = signal.signal(signal.SIGALRM, _give_up)
    signal.alarm(30)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def _give_up(_number: int, _frame: object) -> None:
    raise TimeoutError


@pytest.mark.parametrize("suffix", ["", ".html", ".md", ".csv"])
@pytest.mark.parametrize("name", HOSTILE)
def test_reading_ends(name: str, suffix: str) -> None:
    try:
        found = table.parse(HOSTILE[name], suffix)
    except UserError:
        return
    assert len(found.lines) <= N


def test_a_page_is_read_although_half_a_section_stands_in_it() -> None:
    page = (
        "<!doctype html><?x?><table><tr><td title=Don't>Run 10 km<![if x]><td>Pace &amp; breath<![endif]></table><!--"
    )
    assert [(line.performance, line.learning) for line in table.parse(page).lines] == [("Run 10 km", "Pace & breath")]
