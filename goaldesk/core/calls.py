"""What the terminal may ask of an open desk. The same code answers in a terminal and inside a running window.

Each call says in one sentence what was done.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from goaldesk.core.backups import Reason
from goaldesk.core.coach import Coach
from goaldesk.core.desk import Desk
from goaldesk.core.errors import UserError
from goaldesk.core.formats import table
from goaldesk.core.services.transfer import Transfer
from goaldesk.core.types import SetbackForm
from goaldesk.core.words import N_, Message

Arguments = Mapping[str, Any]


def capture(desk: Desk, arguments: Arguments) -> Message:
    """Add an entry of today, or a draft of a setback, linked to the goals named. Keys: text, setback, goals."""
    text = str(arguments["text"]).strip()
    goal_ids = [_goal_of_title(desk, title) for title in arguments.get("goals", ())]
    today: date = desk.clock.today()
    if not text:
        raise UserError(Message(N_("There are no words to keep. Nothing was changed.")))
    with desk.session.op(N_("capturing"), done=Message(N_("Captured"))):
        if arguments.get("setback"):
            desk.setbacks.log(SetbackForm(today, text, goal_ids=tuple(goal_ids), draft=True))
            return Message(N_("Kept as a draft setback."))
        entry_id = desk.journal.add(today, text)
        for goal_id in goal_ids:
            desk.journal.link_goal(entry_id, goal_id)
    return Message(N_("Kept as an entry of {day}."), {"day": today.isoformat()})


def import_table(desk: Desk, arguments: Arguments) -> Message:
    """Bring a table in. Keys: content, suffix, header (true, false or null), dry_run."""
    parsed = table.parse(arguments["content"], arguments["suffix"], arguments.get("header"))
    transfer = Transfer(desk)
    plan = transfer.plan(parsed)
    values = {
        "goals": Message(N_("{n} goal"), {"n": plan.goals}, N_("{n} goals")),
        "pairs": Message(N_("{n} pair"), {"n": plan.pairs}, N_("{n} pairs")),
    }
    coach = Coach()
    swapped = [str(line.line) for line in plan.lines if coach.wrong_way_round(line.performance, line.learning)]
    said = N_("Would add {goals} and {pairs}.") if arguments.get("dry_run") else N_("Added {goals} and {pairs}.")
    if swapped:
        values["lines"] = Message(", ".join(swapped))
        said = (
            N_("Would add {goals} and {pairs}. These lines read the other way round: {lines}.")
            if arguments.get("dry_run")
            else N_(
                "Added {goals} and {pairs}. These lines read the other way round and were left as they are: {lines}."
            )
        )
    if not plan.lines:
        return Message(N_("This table has no rows below its header. Nothing was changed."))
    if not plan.changes:
        return Message(N_("Everything in this table is on the desk already. Nothing was changed."))
    if not arguments.get("dry_run"):
        transfer.carry_out(plan)
    return Message(said, values)


def back_up(desk: Desk, _arguments: Arguments) -> Message:
    """Make a backup now."""
    desk.back_up(Reason.BY_HAND)
    return Message(N_("Backed up."))


def make_search_again(desk: Desk, _arguments: Arguments) -> Message:
    """Make the search index anew from what is on the desk."""
    desk.session.make_search_again()
    return Message(N_("The search index was made again from what is on the desk."))


def _goal_of_title(desk: Desk, title: str) -> str:
    wanted = " ".join(title.split()).casefold()
    rows = desk.store.rows("SELECT id, title FROM goal WHERE deleted_at IS NULL ORDER BY length(title), id")
    exact = [goal_id for goal_id, found in rows if found.casefold() == wanted]
    partly = [goal_id for goal_id, found in rows if wanted and wanted in found.casefold()]
    if exact or len(partly) == 1:
        return str((exact or partly)[0])
    if partly:
        text = N_("{n} goals have “{title}” in their title. Write more of it. Nothing was changed.")
        raise UserError(Message(text, {"n": len(partly), "title": title}))
    raise UserError(Message(N_("No goal has “{title}” in its title. Nothing was changed."), {"title": title}))


CALLS: Mapping[str, Callable[[Desk, Arguments], Message]] = {
    "capture": capture,
    "import_table": import_table,
    "back_up": back_up,
    "make_search_again": make_search_again,
}
"""The calls by name; what is not in here cannot be asked."""
