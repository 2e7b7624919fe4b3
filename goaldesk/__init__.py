"""GoalDesk: a private desk for what a person wants to achieve and what they want to become able to do."""

__version__ = "0.1.0"
