"""S211 invalid-value: a value that its key cannot have.

``implied`` and ``undeveloped`` are ``true`` or ``false``; ``weight`` is a number from 0 to 1; ``line`` is a line number
from 1; ``url`` begins with ``http://`` or ``https://``, for a map from somebody else must not hold other links.

The message says what is expected.
"""
