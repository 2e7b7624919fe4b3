"""The writing side of a desk: the session and every service, by the names that ``Desk`` promises."""

from goaldesk.core.clock import Clock
from goaldesk.core.services.areas import Areas
from goaldesk.core.services.checks import Checks
from goaldesk.core.services.experiments import Experiments
from goaldesk.core.services.goals import Goals
from goaldesk.core.services.journal import Journal
from goaldesk.core.services.new_goals import NewGoals
from goaldesk.core.services.offers import Offers
from goaldesk.core.services.pairs import Pairs
from goaldesk.core.services.performance import Performance
from goaldesk.core.services.pictures import Pictures
from goaldesk.core.services.plans import Plans
from goaldesk.core.services.practice import Practice
from goaldesk.core.services.questions import Questions
from goaldesk.core.services.reviews import Reviews
from goaldesk.core.services.searches import Searches
from goaldesk.core.services.setbacks import Setbacks
from goaldesk.core.services.templates import Templates
from goaldesk.core.services.trash import Trash
from goaldesk.core.session import Listener, Session
from goaldesk.core.store.db import Store


class Verbs:
    """Everything that can be done to a desk."""

    def __init__(self, store: Store, clock: Clock, listeners: list[Listener]) -> None:
        self.session = Session(store, clock, listeners)
        self.goals = Goals(self.session)
        self.areas = Areas(self.session)
        self.pairs = Pairs(self.session, self.goals)
        self.performance = Performance(self.session)
        self.experiments = Experiments(self.session)
        self.questions = Questions(self.session)
        self.checks = Checks(self.session, self.questions)
        self.practice = Practice(self.session)
        self.setbacks = Setbacks(self.session, self.questions, self.experiments)
        self.journal = Journal(self.session)
        self.pictures = Pictures(self.session)
        self.plans = Plans(self.session)
        self.reviews = Reviews(self.session, self.questions, self.plans, self.journal)
        self.new_goals = NewGoals(
            self.session, self.goals, self.pairs, self.performance, self.experiments, self.checks, self.questions
        )
        self.offers = Offers(self.session)
        self.searches = Searches(self.session)
        self.templates = Templates(self.session)
        self.trash = Trash(self.session)
