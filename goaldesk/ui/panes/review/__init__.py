"""Looking back on a week or a month: the steps, the facts beside them, earlier reviews, and a quiet notice."""
