"""Pictures of what happened over time, each of them also in words."""
