"""Finding anything on the desk by its words: what was asked, what is found, and where in a text it is."""
