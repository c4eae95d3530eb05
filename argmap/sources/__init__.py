"""The source texts, and the quotes that are found in them."""
