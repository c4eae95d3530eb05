"""What lies over the screen for a moment: a list to choose from, with a line to search it, and a line to answer in."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from argmap.explorer.fitting import PaneLine
from argmap.explorer.look import Look
from argmap.explorer.widgets import Bar, LinesPane
from argmap.styled import Segment


class Chooser(ModalScreen[str]):
    """A list that narrows down as one types; the answer is the target of the chosen line."""

    BINDINGS = [  # noqa: RUF012 # Textual reads it from the class
        Binding("escape", "leave", show=False),
        Binding("down,ctrl+n,tab", "move(1)", show=False, priority=True),
        Binding("up,ctrl+p,shift+tab", "move(-1)", show=False, priority=True),
        Binding("pagedown", "move(10)", show=False),
        Binding("pageup", "move(-10)", show=False),
    ]

    def __init__(self, look: Look, title: str, find: Callable[[str], list[PaneLine]], hint: str) -> None:
        super().__init__()
        self.look = look
        self.title_words = title
        self.find = find
        self.hint = hint

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Bar(self.look, "title")
            yield Input(placeholder=self.hint, select_on_focus=False)
            yield LinesPane(self.look, "list")

    def on_mount(self) -> None:
        self.set_class(self.look.is_ascii, "ascii")
        self.query_one("#title", Bar).show([Segment(self.title_words, "title")])
        field = self.query_one(Input)
        field.cursor_blink = not getattr(self.app, "still", False)
        field.focus()
        self._show("")

    def on_key(self, event: events.Key) -> None:
        """What is typed before the line for it is there must not be lost."""
        field = self.query_one(Input)
        if event.is_printable and event.character is not None and not field.has_focus:
            field.insert_text_at_cursor(event.character)

    def on_input_changed(self, message: Input.Changed) -> None:
        message.stop()
        self._show(message.value)

    def on_input_submitted(self, message: Input.Submitted) -> None:
        message.stop()
        self._answer(self.query_one("#list", LinesPane).target)

    def on_lines_pane_chosen(self, message: LinesPane.Chosen) -> None:
        message.stop()
        self._answer(message.target)

    def action_move(self, steps: int) -> None:
        self.query_one("#list", LinesPane).move(steps)

    def action_leave(self) -> None:
        self.dismiss(None)

    def _answer(self, target: str | None) -> None:
        if target is not None:
            self.dismiss(target)

    def _show(self, words: str) -> None:
        lines = self.find(words) or [PaneLine([Segment("nothing like that", "dim")])]
        pane = self.query_one("#list", LinesPane)
        pane.is_active = True
        pane.show(lines, next((at for at, line in enumerate(lines) if line.target is not None), None))


class Menu(ModalScreen[str]):
    """A few letters to choose from."""

    BINDINGS = [Binding("escape,q", "leave", show=False)]  # noqa: RUF012 # Textual reads it from the class

    def __init__(self, look: Look, title: str, entries: dict[str, str]) -> None:
        super().__init__()
        self.look = look
        self.title_words = title
        self.entries = entries

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield LinesPane(self.look, "list")

    def on_mount(self) -> None:
        self.set_class(self.look.is_ascii, "ascii")
        lines = [PaneLine([Segment(self.title_words, "title")])]
        lines += [
            PaneLine([Segment(f"  {letter}  ", "key"), Segment(words)], 5, letter)
            for letter, words in self.entries.items()
        ]
        self.query_one(LinesPane).show(lines)

    def on_key(self, event: events.Key) -> None:
        if event.character in self.entries:
            self.dismiss(event.character)

    def on_lines_pane_chosen(self, message: LinesPane.Chosen) -> None:
        message.stop()
        self.dismiss(message.target)

    def action_leave(self) -> None:
        self.dismiss(None)


class Answer(ModalScreen[str]):
    """A question that is answered in a line."""

    BINDINGS = [Binding("escape", "leave", show=False)]  # noqa: RUF012 # Textual reads it from the class

    def __init__(self, look: Look, question: str, answer: str = "") -> None:
        super().__init__()
        self.look = look
        self.question = question
        self.answer = answer

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Bar(self.look, "title")
            yield Input(self.answer, select_on_focus=False)

    def on_mount(self) -> None:
        self.set_class(self.look.is_ascii, "ascii")
        self.query_one("#title", Bar).show([Segment(self.question, "title")])
        field = self.query_one(Input)
        field.cursor_blink = not getattr(self.app, "still", False)
        field.focus()

    def on_input_changed(self, message: Input.Changed) -> None:
        message.stop()

    def on_input_submitted(self, message: Input.Submitted) -> None:
        message.stop()
        self.dismiss(message.value.strip() or None)

    def action_leave(self) -> None:
        self.dismiss(None)
