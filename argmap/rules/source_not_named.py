"""P404 source-not-named: a quote does not say from which source it is.

With one source that is plain. With several, argmap would have to guess where the words stand, and a map without
``sources`` has nothing to prove them by.

Name the source once for all: ``source:`` on the map, on a node for it and all that is below it, or in the quote,
``quote: {text: ..., source: ...}``. A map without sources needs an entry under ``sources`` with the file of the text.
"""
