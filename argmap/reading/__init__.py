"""YAML nodes to what a map says, with the place of everything."""
