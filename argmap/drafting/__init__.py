"""First drafts of maps: the claims, speakers and hedges of a text, as far as its words show them."""
