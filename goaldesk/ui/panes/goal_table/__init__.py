"""The two-column table of goals: its header, its rows and what a person does with them."""
