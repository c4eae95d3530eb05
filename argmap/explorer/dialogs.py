"""The dialogs: a list that can be searched, a menu of letters, and a question with a field for the answer."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from argmap.explorer.appearance import Appearance
from argmap.explorer.line_fitting import PaneLine
from argmap.explorer.lines_pane import LinesPane
from argmap.explorer.widgets import Bar, Field
from argmap.styled import Segment
from argmap.text import shown


class Dialog(ModalScreen[str]):
    """A screen that ends with an answer.

    All its keys have priority, so the application handles them before it looks at the next key.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False, priority=True),
        Binding("enter", "choose", show=False, priority=True),
    ]

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.appearance = appearance
        self.reason = ""

    def again(self, reason: str) -> Dialog:
        """The same dialog with what was answered in it, and the reason why that was refused."""
        made = self.copied()
        made.reason = reason
        return made

    @abstractmethod
    def copied(self) -> Dialog:
        """A new dialog that asks the same, with what was answered in this one."""

    def refusal(self) -> ComposeResult:
        """The reason, if there is one."""
        if self.reason:
            yield LinesPane(self.appearance, "reason")

    def on_mount(self) -> None:
        self.set_class(self.appearance.is_ascii, "ascii")
        for pane in self.query("#reason").results(LinesPane):
            pane.show([PaneLine([Segment(shown(self.reason), "warning")])])
        for field in self.query(Field):
            field.cursor_blink = not getattr(self.app, "still", False)
            self.set_focus(field)  # at once: Field.focus would come after the next key

    def typed(self, words: str) -> bool:
        """Take typed or pasted text; False if there is no field."""
        for field in self.query(Field):
            field.insert_typed(words)
            return True
        return False

    def end(self, answer: str | None) -> None:
        """Close the dialog with an answer, unless it is already closed."""
        if self.app.screen is self:
            self.dismiss(answer)

    def action_leave(self) -> None:
        self.end(None)

    def action_choose(self) -> None:
        """Handle Enter."""

    def on_lines_pane_chosen(self, message: LinesPane.Chosen) -> None:
        message.stop()
        self.app.call_later(self.end, message.target)  # in turn with the keys


class Chooser(Dialog):
    """A list that narrows as the user types. The answer is the target of the chosen line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,ctrl+n,tab", "move(1)", show=False, priority=True),
        Binding("up,ctrl+p,shift+tab", "move(-1)", show=False, priority=True),
        Binding("pagedown", "move(10)", show=False, priority=True),
        Binding("pageup", "move(-10)", show=False, priority=True),
    ]

    def __init__(self, appearance: Appearance, title: str, find: Callable[[str], list[PaneLine]], hint: str) -> None:
        super().__init__(appearance)
        self.title_words = title
        self.find = find
        self.hint = hint
        self.typed_first = ""
        self._listed: str | None = None

    def copied(self) -> Dialog:
        made = Chooser(self.appearance, self.title_words, self.find, self.hint)
        made.typed_first = self._listed or ""
        return made

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Bar(self.appearance, "title")
            yield Field(self.typed_first, placeholder=self.hint, select_on_focus=False)
            yield from self.refusal()
            yield LinesPane(self.appearance, "list")

    def on_mount(self) -> None:
        self.query_one("#title", Bar).show([Segment(self.title_words, "title")])
        self._list()

    def on_input_changed(self, message: Input.Changed) -> None:
        message.stop()
        self._list()

    def action_move(self, steps: int) -> None:
        self._list().move(steps)

    def action_choose(self) -> None:
        target = self._list().target
        if target is not None:
            self.end(target)

    def _list(self) -> LinesPane:
        """The list of matches for the typed words."""
        pane, words = self.query_one("#list", LinesPane), self.query_one(Field).value
        if words != self._listed:
            self._listed = words
            lines = self.find(words) or [PaneLine([Segment("no matches", "dim")])]
            pane.is_active = True
            first = next((at for at, line in enumerate(lines) if line.target is not None), 0)
            is_below_others = any(line.line and line.line[0].style != "title" for line in lines[:first])
            pane.show(lines, None if is_below_others and not words else first)  # what is above it is read first
        return pane


class Menu(Dialog):
    """A few letters to choose from. q also leaves it, unless it is one of them."""

    def __init__(self, appearance: Appearance, title: str, entries: dict[str, str]) -> None:
        super().__init__(appearance)
        self.title_words = title
        self.entries = entries

    def copied(self) -> Dialog:
        return Menu(self.appearance, self.title_words, self.entries)

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield from self.refusal()
            yield LinesPane(self.appearance, "list")

    def on_mount(self) -> None:
        lines = [PaneLine([Segment(self.title_words, "title")])]
        lines += [
            PaneLine([Segment(f"  {letter}  ", "key"), Segment(words)], 5, letter)
            for letter, words in self.entries.items()
        ]
        self.query_one("#list", LinesPane).show(lines)

    def typed(self, words: str) -> bool:
        if words in self.entries:
            self.end(words)
        elif words == "q":
            self.end(None)
        return True


class Answer(Dialog):
    """A question with a one-line answer; ``may_be_empty`` if an empty line is an answer."""

    def __init__(self, appearance: Appearance, question: str, answer: str = "", may_be_empty: bool = False) -> None:
        super().__init__(appearance)
        self.may_be_empty = may_be_empty
        self.question = question
        self.answer = answer

    def copied(self) -> Dialog:
        return Answer(self.appearance, self.question, self.answer, self.may_be_empty)

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Bar(self.appearance, "title")
            yield Field(self.answer, select_on_focus=False)
            yield from self.refusal()

    def on_mount(self) -> None:
        self.query_one("#title", Bar).show([Segment(self.question, "title")])

    def on_input_changed(self, message: Input.Changed) -> None:
        message.stop()

    def action_choose(self) -> None:
        answer = self.answer = self.query_one(Field).value.strip()
        self.end(answer if answer or self.may_be_empty else None)
