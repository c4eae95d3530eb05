"""When two texts are the same words, and where a quote is found."""
