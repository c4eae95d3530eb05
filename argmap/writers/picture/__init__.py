"""Pictures of a diagram, made from DOT text."""
