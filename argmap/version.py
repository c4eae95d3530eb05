"""The version of argmap: the one place where it is written, from which the package is built too."""

from __future__ import annotations

__version__ = "0.2.0"
