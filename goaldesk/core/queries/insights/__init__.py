"""Reading what the pictures of the Insights page show, a file a picture: patterns to be curious about, no marks."""
