"""The source texts, and the search for quotes in them."""
