"""The debate as a diagram, in Graphviz's language."""
