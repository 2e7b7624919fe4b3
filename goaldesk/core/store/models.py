"""The tables as Peewee models: columns and nothing else. Known to those who write, and to ``check``.

The models are bound to no database: a query is run by the ``Store`` it is handed to, so two desks can be
open side by side. A reference to another row is the id it holds; the file itself enforces that it leads
somewhere, and no row is ever loaded behind one's back. The tables are made by the migration steps; a test
compares the two.
"""

from peewee import AutoField, BlobField, FloatField, IntegerField, Model, TextField


class Row(Model):
    """What every row has: its id, when it was made, changed and put away."""

    id = TextField(primary_key=True)
    created_at = TextField()
    created_offset = IntegerField()
    changed_at = TextField()
    changed_offset = IntegerField()
    deleted_at = TextField(null=True)


class Area(Row):
    """A part of life or work that groups goals."""

    name = TextField()
    position = FloatField()


class Goal(Row):
    """A goal of either kind; the fields of the other kind stay empty."""

    kind = TextField()
    title = TextField()
    area_id = TextField(null=True)
    state = TextField()
    position = FloatField()
    note = TextField()
    familiarity = TextField()
    start_value = FloatField(null=True)
    target_value = FloatField(null=True)
    unit = TextField()
    direction = TextField()
    due_on = TextField(null=True)
    parked = IntegerField()
    gap = TextField()
    question = TextField()
    framing = TextField()
    ladder = TextField()
    strategies_to_find = IntegerField(null=True)
    best_result = TextField()
    inner_obstacle = TextField()
    closed_on = TextField(null=True)
    closing_note = TextField()
    takes_its_place = TextField()
    expected_mistakes = TextField()
    step_up = TextField()
    step_down = TextField()


class Pair(Row):
    """A performance goal and a learning goal side by side, with a why."""

    performance_id = TextField()
    learning_id = TextField()
    why = TextField()
    since_on = TextField()
    until_on = TextField(null=True)
    position = FloatField()


class Pause(Row):
    """A time in which a goal rested."""

    goal_id = TextField()
    since_on = TextField()
    until_on = TextField(null=True)


class Offer(Row):
    """What the person said to something the program offered; ``about`` tells one occasion from another."""

    goal_id = TextField(null=True)
    topic = TextField()
    about = TextField()
    answer = TextField()
    day = TextField()


class Plan(Row):
    """An if-then plan of a goal; the cue is an event, not a clock."""

    goal_id = TextField()
    if_cue = TextField()
    then_action = TextField()
    active = IntegerField()


class Checkin(Row):
    """A dated value and/or note on a performance goal."""

    goal_id = TextField()
    day = TextField()
    value = FloatField(null=True)
    note = TextField()


class Milestone(Row):
    """A point on the way of a performance goal."""

    goal_id = TextField()
    title = TextField()
    due_on = TextField(null=True)
    done_on = TextField(null=True)
    position = FloatField()


class Experiment(Row):
    """Something to try for a learning goal."""

    goal_id = TextField()
    approach = TextField()
    prediction = TextField()
    started_on = TextField(null=True)
    tried_on = TextField(null=True)
    observed = TextField()
    surprise = TextField()
    later_thoughts = TextField()
    verdict = TextField(null=True)
    setback_id = TextField(null=True)
    position = FloatField()


class PracticeNote(Row):
    """A dated note on a learning goal with felt challenge."""

    goal_id = TextField()
    day = TextField()
    note = TextField()
    challenge = IntegerField()
    stuck = TextField()

    class Meta:
        table_name = "practice_note"


class Question(Row):
    """Something to understand next; open until it has an answer."""

    goal_id = TextField(null=True)
    text = TextField()
    first_step = TextField()
    origin = TextField()
    setback_id = TextField(null=True)
    check_id = TextField(null=True)
    review_id = TextField(null=True)
    answer = TextField()
    answered_on = TextField(null=True)
    position = FloatField()


class UnderstandingCheck(Row):
    """Rate, write evidence, rate again. Without evidence the level is a guess and is drawn hollow."""

    goal_id = TextField()
    day = TextField()
    topic = TextField()
    ladder = TextField()
    level_before = IntegerField(null=True)
    evidence = TextField()
    level_after = IntegerField(null=True)
    gaps = TextField()
    days_since_study = IntegerField(null=True)

    class Meta:
        table_name = "understanding_check"


class Setback(Row):
    """Something that did not go as hoped, recorded so that it becomes information."""

    day = TextField()
    outcome = TextField()
    what_happened = TextField()
    feel = TextField()
    still_holds = TextField()
    outside_view = TextField()
    kind = TextField(null=True)
    new_information = TextField()
    if_then = TextField()
    look_again_on = TextField(null=True)
    luck = TextField()
    draft = IntegerField()
    lesson = TextField()


class SetbackGoal(Row):
    """A goal that a setback belongs to."""

    setback_id = TextField()
    goal_id = TextField()

    class Meta:
        table_name = "setback_goal"


class Retry(Row):
    """A time at which what a setback is about came up again, and how it went."""

    setback_id = TextField()
    day = TextField()
    note = TextField()


class Entry(Row):
    """One journal text; several a day. ``revision`` counts its changes, ``prompt`` is the question it answers."""

    day = TextField()
    text = TextField()
    revision = IntegerField()
    prompt = TextField()
    private = IntegerField()


class EntryRevision(Row):
    """What an entry said before it was changed. Kept beside the undo log, which does not take it away."""

    entry_id = TextField()
    text = TextField()
    reason = TextField()

    class Meta:
        table_name = "entry_revision"


class Picture(Row):
    """A picture in the desk, once for all entries that show it. Not in the undo log, which holds texts only."""

    hash = TextField()
    name = TextField()
    media_type = TextField()
    width = IntegerField()
    height = IntegerField()
    data = BlobField()


class Template(Row):
    """A text that an entry can begin with."""

    name = TextField()
    text = TextField()
    position = FloatField()


class SavedSearch(Row):
    """A question to the search that is asked again."""

    query = TextField()
    position = FloatField()

    class Meta:
        table_name = "saved_search"


class EntryLink(Row):
    """A goal or setback that an entry mentions; ``label`` is the text of the ``[[link]]``, empty for a chip."""

    entry_id = TextField()
    goal_id = TextField(null=True)
    setback_id = TextField(null=True)
    label = TextField()

    class Meta:
        table_name = "entry_link"


class EntryTag(Row):
    """A tag of an entry, from its text or added beside it."""

    entry_id = TextField()
    tag = TextField()
    in_text = IntegerField()

    class Meta:
        table_name = "entry_tag"


class Review(Row):
    """A guided look back on a week or a month."""

    span = TextField()
    starts_on = TextField()
    ends_on = TextField()
    finished_on = TextField(null=True)
    skipped = IntegerField()
    entry_id = TextField(null=True)


class ReviewAnswer(Row):
    """What was written at one step of a review."""

    review_id = TextField()
    step = TextField()
    text = TextField()

    class Meta:
        table_name = "review_answer"


class UndoStep(Model):
    """One step of the undo log; ``changes`` is JSON (see ``core.undo``)."""

    id = AutoField()
    label = TextField()
    merge = TextField()
    made_at = TextField()
    undone = IntegerField()
    changes = TextField()

    class Meta:
        table_name = "undo_step"


TABLES: dict[str, type[Row]] = {
    model._meta.table_name: model
    for model in (
        Area, Goal, Pair, Plan, Pause, Offer, Checkin, Milestone, Setback, SetbackGoal, UnderstandingCheck, Experiment,
        PracticeNote, Retry, Entry, EntryRevision, EntryLink, EntryTag, Picture, Template, SavedSearch, Review,
        ReviewAnswer, Question,
    )
}  # fmt: skip
"""Every table of the user's data by its name, parents before the rows that refer to them."""
