"""What the explorer asks and says while a map is made: who a pronoun is, what is implied, what has no side."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.explorer.dialogs import Chooser

from .making import MAP, maker, maps_in, nodes, press_keys

HE = "Mr Reed spoke first. He said that trees are good.\n"
PLAIN = """\
argmap: 1
sources:
  minutes: {file: minutes.txt, title: Minutes, language: en, url: "https://example.org/m"}
people:
  lopez: {name: Ana Lopez}
questions:
- id: q
  text: Should the centre be closed?
  positions:
  - {id: close, text: Close it.}
"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)


def test_a_pronoun_is_asked_for_before_a_node_is_made(tmp_path: Path) -> None:
    path = maps_in(tmp_path, PLAIN, HE)
    asked: list[bool] = []
    press_keys(path, ["n", "p"], "close", lambda app, _key: asked.append(isinstance(app.screen, Chooser)))
    assert asked == [False, True]
    assert "trees-good" not in nodes(path)
    press_keys(path, ["n", "p", *"Mr Reed", "enter"], "close")
    assert nodes(path)["trees-good"]["by"] == ("Mr Reed",)


def test_a_pronoun_that_was_answered_is_not_asked_for_again(tmp_path: Path) -> None:
    path = maps_in(tmp_path, PLAIN, HE)
    press_keys(path, ["n", "b", *"ana", "enter", "p"], "close")
    assert nodes(path)["trees-good"]["by"] == ("lopez",)


def test_a_denial_is_no_hedge(tmp_path: Path) -> None:
    path = maps_in(tmp_path, PLAIN, "Ms Lopez denied that the centre is safe.\n")
    press_keys(path, ["p"], "close")
    made = next(data for name, data in nodes(path).items() if name not in ("q", "close"))
    assert made["by"] == ("lopez",)
    assert made["qualifier"] is None
    assert "denied" in made["text"]


def test_what_the_source_says_here_too_is_no_longer_implied(tmp_path: Path) -> None:
    path = maps_in(tmp_path, MAP.replace("text: Wait.", "text: Wait.\n    implied: true"))
    press_keys(path, ["n", "+"], "wait")
    assert nodes(path)["wait"]["quotes"]
    assert not nodes(path)["wait"]["implied"]
    app = press_keys(path, ["u"], "wait")
    assert app.session.note


def test_a_sentence_of_one_clause_says_so(tmp_path: Path) -> None:
    app = press_keys(maps_in(tmp_path, source="It rains.\n"), [";"], "close")
    assert app.session.note == "the sentence has only one clause"


def test_a_context_is_not_turned(tmp_path: Path) -> None:
    path = maps_in(tmp_path, MAP + "    context: {id: rain, text: It rains.}\n")
    app = press_keys(path, ["t"], "rain")
    assert "T makes it something else" in app.session.note
    assert nodes(path)["rain"]["written"].list_key == "context"


def test_the_first_draft_is_where_the_walk_begins(tmp_path: Path) -> None:
    app = press_keys(maps_in(tmp_path), ["."], "air")
    assert app.session.navigator.node == "cars/air"
    assert maker(app).selected_words.startswith("The air would be cleaner")
    app = press_keys(maps_in(tmp_path), [".", "."], "air")
    assert app.session.navigator.node == "cars/bus"


def test_all_of_a_quote_that_leaves_words_out_is_selected(tmp_path: Path) -> None:
    quote = "The mayor proposed [...] the centre"
    path = maps_in(tmp_path, MAP.replace("quote: proposed to close the centre", f"quote: {quote}"))
    app = press_keys(path, ["l"], "close")
    assert maker(app).selected_words.rstrip(".") == "The mayor proposed to close the centre"


def test_help_begins_with_the_keys_of_making(tmp_path: Path) -> None:
    from argmap.explorer.key_help import key_dialog

    app = press_keys(maps_in(tmp_path), ["n"], "close")
    dialog = key_dialog(app.session).dialog
    lines = ["".join(one.words for one in line.line) for line in dialog.find("")]
    titles = [line for line in lines if line in ("while a map is made (i)", "in the tree", "anywhere")]
    assert titles[0] == "while a map is made (i)"
