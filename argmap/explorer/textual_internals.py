"""The only module that uses private parts of Textual, because there is no public way.

If an exception is not caught, Textual prints a traceback of a hundred lines, with local variables, and the caller of
``App.run`` only learns that there was one. argmap reports a bug in one line, so it needs the exception itself.
``tests/explorer/test_command.py`` fails if a new Textual changes this.
"""

from __future__ import annotations

from textual.app import App


class BugCatchingApp(App[None]):
    """An application that ends at the first exception that nothing caught, and keeps it as ``bug``."""

    bug: Exception | None = None

    def _handle_exception(self, error: Exception) -> None:
        """Overrides the method that Textual calls with such an exception, and that would print the traceback."""
        if self.bug is None:
            self.bug = self._exception = error  # raised again by run_test
            self._exception_event.set()  # release everything that waits for the screen
        self.panic()
