"""YAML nodes to a map document, with the place of everything."""
