"""First drafts of maps: what a text says, who says it and how firmly, as far as its words tell."""
