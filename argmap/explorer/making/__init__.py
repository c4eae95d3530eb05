"""What is needed to make maps: the words of a source, a selection, and what it would be as a node."""
