"""A text to positioned YAML nodes, safely."""
