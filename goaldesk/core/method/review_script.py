"""What a review asks (method.md 4.4 and 4.5): learning comes first, and results only after it."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import NamedTuple

from goaldesk.core.types import Span
from goaldesk.core.words import N_


class Each(StrEnum):
    """What a question is asked about, once for each of it."""

    GOAL = "goal"
    PAIR = "pair"


class Question(NamedTuple):
    """One question. ``key`` is kept with its answer, followed by ``:`` and an id where it is asked about ``each``.

    ``answers`` are beginnings of an answer that can be had with one press.
    """

    key: str
    text: str
    hint: str = ""
    each: Each | None = None
    answers: tuple[str, ...] = ()


class Step(NamedTuple):
    """Questions that are looked at together."""

    key: str
    name: str
    questions: tuple[Question, ...]


SEPARATOR = ":"
"""Between the key of a question and the id of what it is about."""

_WEEK = (
    Step(
        "look_back",
        N_("Look back"),
        (
            Question(
                "understood",
                N_("What did I understand or manage that I could not before?"),
                N_("Begin with what comes to mind. What is on your desk from this time stands beside it."),
            ),
        ),
    ),
    Step(
        "understanding",
        N_("Understanding"),
        (
            Question(
                "evidence",
                N_("What is my evidence?"),
                N_(
                    "For each goal: an example, something you made, a reaction. Finding out that you knew less than you"
                    " thought counts too."
                ),
                Each.GOAL,
            ),
            Question("surprise", N_("What surprised me?")),
        ),
    ),
    Step(
        "setbacks",
        N_("Setbacks"),
        (
            Question(
                "setback",
                N_("One setback or good surprise: what question did it leave?"),
                N_("One is enough. Some leave no question, and that’s fine."),
            ),
        ),
    ),
    Step(
        "challenge",
        N_("Challenge"),
        (
            Question(
                "strategy",
                N_("Which strategy did I try? Keep, change or drop it?"),
                N_("What you choose beside a thing you tried is kept with it."),
            ),
            Question(
                "difficulty",
                N_("Difficulty: more, less or the same?"),
                answers=(N_("More"), N_("The same"), N_("Less")),
            ),
        ),
    ),
    Step(
        "results",
        N_("Results"),
        (
            Question(
                "results",
                N_("Only now the results: what do the targets say, and what do I make of it?"),
                N_("A number says where it stands. What it means is yours to say."),
                answers=(N_("Too early to tell"),),
            ),
        ),
    ),
    Step(
        "next",
        N_("Next week"),
        (
            Question(
                "question",
                N_("One learning question for next week"),
                N_("It waits among the open questions until you answer it."),
            ),
            Question(
                "plan",
                N_("One if-then plan for next week"),
                N_("Let something that happens be the cue, rather than the clock. Say it to yourself once."),
                Each.GOAL,
            ),
        ),
    ),
)  # fmt: skip

_MONTH = (
    Step(
        "evidence",
        N_("Evidence"),
        (
            Question(
                "ratings",
                N_("Where were my ratings too high, and where too low?"),
                N_("Re-read what you wrote as evidence. Would you choose the same step today?"),
            ),
        ),
    ),
    Step(
        "memory",
        N_("From memory"),
        (
            Question(
                "memory",
                N_("What did explaining it from memory show me?"),
                N_("This has gone without evidence the longest. Check it with your notes closed, then come back."),
                Each.GOAL,
            ),
        ),
    ),
    Step(
        "familiarity",
        N_("Familiarity"),
        (
            Question(
                "familiarity",
                N_("Which goals changed from new to known?"),
                N_("Where a task is known by now, a number that was set aside can be taken up again."),
            ),
        ),
    ),
    Step(
        "pairs",
        N_("Pairs"),
        (
            Question(
                "pair",
                N_("Did the learning seem to touch the result?"),
                N_("“Cannot tell” is a full answer."),
                Each.PAIR,
                (N_("Yes"), N_("No"), N_("Cannot tell")),
            ),
        ),
    ),
    Step(
        "targets",
        N_("Targets"),
        (
            Question(
                "aside",
                N_("Is a target pushing something else aside?"),
                N_("Sleep, people, care in small things: what a number does not count."),
            ),
        ),
    ),
    Step(
        "rest",
        N_("Rest"),
        (
            Question(
                "rest",
                N_("Which goal may rest or end, and what takes its place?"),
                N_("Resting is no ending. All that belongs to a goal stays with it."),
            ),
        ),
    ),
    Step(
        "ahead",
        N_("Ahead"),
        (
            Question(
                "ahead",
                N_("One sentence for my future self"),
                N_("It is shown where the next monthly review begins."),
            ),
        ),
    ),
)  # fmt: skip

SCRIPTS: Mapping[Span, tuple[Step, ...]] = {Span.WEEK: _WEEK, Span.MONTH: _MONTH}
"""The steps of a review, in order."""

NAMES: Mapping[Span, str] = {Span.WEEK: N_("Weekly review"), Span.MONTH: N_("Monthly review")}


def key_of(question: str, about: str = "") -> str:
    """What an answer is kept under; ``about`` is the id of what it is about, if the question is asked several times."""
    return f"{question}{SEPARATOR}{about}" if about else question


def question_of(key: str) -> tuple[str, str]:
    """The key of the question, and the id of what an answer is about, or an empty text."""
    question, _, about = key.partition(SEPARATOR)
    return question, about


def begun_steps(span: Span, keys: Collection[str]) -> set[int]:
    """The numbers of the steps, from 0, in which something is kept under one of these keys."""
    questions = {question_of(key)[0] for key in keys}
    return {
        number for number, step in enumerate(SCRIPTS[span]) if any(each.key in questions for each in step.questions)
    }


def begins_with(text: str, answers: Collection[str]) -> str:
    """The one of these answers that a text begins with; the longest, and an empty text if it is none of them."""
    return max((answer for answer in answers if _is_first(text, answer)), key=len, default="")


def put_first(text: str, answer: str, answers: Collection[str]) -> str:
    """The text with this answer before everything else that it says, in the place of another one of ``answers``."""
    there = begins_with(text, answers)
    rest = text.strip()[len(there) :].lstrip(" .,:;") if there else text.strip()
    return f"{answer}. {rest}" if rest else answer


def _is_first(text: str, answer: str) -> bool:
    text = text.strip()
    return text.startswith(answer) and not text[len(answer) : len(answer) + 1].isalnum()
