"""Operations that concern several maps: what goes along, what refers to it, and what is not loaded."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import argmap
from argmap.errors import ArgmapError, UnsoundMapError
from argmap.operations.moving import move
from argmap.operations.plan import Plan, commit
from argmap.operations.quoting import Wanted, quote
from argmap.operations.removing import remove
from argmap.operations.renaming import rename
from argmap.operations.setting import set_key, unset_key

CARS = """\
argmap: 1
uses: tram.yaml
sources:
  minutes: {file: minutes.txt}
  letters: {file: letters.txt}
people:
  lopez: {name: Ana Lopez}
source: minutes
questions:
- id: close
  text: Should the centre be closed to cars?
  positions:
  - id: close-it
    text: Close it.
    source: letters
    pro:
    - id: air
      text: The air would be cleaner.
      by: lopez
      quote: cleaner air
      con:
      - ref: tram/noise
  - id: wait
    text: Wait for the new tram.
    conflicts: close-it
    pro:
    - ref: air
"""
TRAM = """\
argmap: 1
uses: [cars.yaml]
questions:
- text: Should a tram be built?
  positions:
  - id: build
    text: Build it.
    con:
    - {id: noise, text: It is loud.}
    caveat:
    - ref: cars/air
"""


@pytest.fixture(autouse=True)
def _files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path(".argmap.toml").touch()
    Path("cars.yaml").write_text(CARS)
    Path("tram.yaml").write_text(TRAM)
    Path("minutes.txt").write_text("They want to close the centre.\n\nIt is loud. It is so loud.\n")
    Path("letters.txt").write_text("We want cleaner air.\n")


def load(*names: str) -> argmap.Debate:
    return argmap.load(names or ("cars.yaml", "tram.yaml"))


def made(plan: Plan) -> dict[str, str]:
    commit(plan)
    assert not [one for one in argmap.check(load()) if one.severity == "error"]
    return {path.name: change.content for path, change in plan.changes}


def refused(call: Any) -> ArgmapError:
    with pytest.raises(ArgmapError) as error:
        call()
    return error.value


def test_a_node_takes_its_source_along() -> None:
    files = made(move(load(), "cars/air", "cars/wait", "caveat", "cars/close-it"))
    assert files == {
        "cars.yaml": CARS.replace(CARS[CARS.index("    pro:\n    - id: air") : CARS.index("  - id: wait")], "")
        + CARS[CARS.index("    - id: air") : CARS.index("      con:\n")].replace("    - id", "    caveat:\n    - id", 1)
        + "      source: letters\n      con:\n      - ref: tram/noise\n"
    }


def test_names_mean_the_same_in_another_map() -> None:
    files = made(move(load("cars.yaml"), "cars/air", "tram/build", "pro", "cars/close-it"))
    assert files["cars.yaml"].endswith("    pro:\n    - ref: tram/air\n")
    assert "source: letters\n  - id: wait" in files["cars.yaml"]
    assert files["tram.yaml"] == TRAM.replace("cars/air", "air").replace(
        "    con:\n",
        "    pro:\n    - id: air\n      text: The air would be cleaner.\n      by: lopez\n      quote: cleaner air\n"
        "      source: letters\n      con:\n      - ref: noise\n    con:\n",
    )


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("uses: [cars.yaml]\n", ""), "tram.yaml does not know letters, the source of a quote that would move"),
        (("uses: [cars.yaml]\n", "people: {lopez: Bob}\n"), "tram.yaml does not know letters"),
        (("id: noise", "id: air"), "tram.yaml already has a node air: tram.yaml:9:12"),
    ],
)
def test_what_would_mean_something_else_is_refused(change: tuple[str, str], message: str) -> None:
    Path("tram.yaml").write_text(TRAM.replace(*change).replace("    caveat:\n    - ref: cars/air\n", ""))
    Path("cars.yaml").write_text(CARS.replace("      con:\n      - ref: tram/noise\n", ""))
    error = refused(lambda: move(load(), "cars/air", "tram/build", "pro", "cars/close-it"))
    assert str(error).startswith(message)
    assert error.hint is not None


def test_references_are_kept_right_in_maps_that_are_not_loaded() -> None:
    for folder in ("a", "b"):  # of one name: both cannot be loaded together
        Path(folder).mkdir()
        Path(folder, "more.yaml").write_text(
            f"argmap: 1\nname: more\nuses: ../cars.yaml  # {folder}\n"
            "questions:\n- {text: Q?, positions: {ref: cars/wait}}\n"
        )
    Path("b", "own.yaml").write_text("argmap: 1\nquestions:\n- {id: wait, text: Wait?, x-ref: wait}\n")
    Path("b", "other.yaml").write_text("services:\n  wait: {uses: wait}\n")
    plan = rename(load("cars.yaml"), "cars/wait", "stay")
    assert sorted(str(path.relative_to(Path.cwd())) for path, _ in plan.changes) == [
        "a/more.yaml",
        "b/more.yaml",
        "cars.yaml",
    ]
    assert "2 references" in plan.said
    error = refused(lambda: remove(load("cars.yaml"), "cars/wait", with_children=True))
    assert [line.strip().split(":")[0] for line in error.excerpt] == ["a/more.yaml", "b/more.yaml"]


def test_a_map_that_may_refer_to_it_and_cannot_be_read_is_named() -> None:
    Path("more.yaml").write_text("argmap: 1\nuses: cars.yaml\nquestions:\n- text: [Q\n  pro: wait\n")
    error = refused(lambda: rename(load("cars.yaml"), "cars/wait", "stay"))
    assert isinstance(error, UnsoundMapError)
    assert str(error) == "part of more.yaml cannot be read, and may refer to the node"
    assert set_key(load("cars.yaml"), "cars/wait", "note", ["n"]).changes, "nothing refers to a note"


def test_a_root_that_is_no_project_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("argmap.files.MAX_WALKED", 3)
    error = refused(lambda: rename(load("cars.yaml"), "cars/wait", "stay"))
    assert str(error) == "there are more than 3 files below ."
    assert "put an .argmap.toml into the folder" in str(error.hint)


def test_a_broken_map_is_not_edited() -> None:
    Path("cars.yaml").write_text(CARS + "    pro: twice\n")
    error = refused(lambda: set_key(load(), "cars/wait", "note", ["n"]))
    assert isinstance(error, UnsoundMapError)
    assert str(error).startswith("cars.yaml:28:5: not valid YAML: ")


def test_a_link_gives_an_id_to_what_it_names() -> None:
    Path("tram.yaml").write_text(TRAM.replace("    - {id", "    - Es wär' zu laut, à mon avis!\n    - {id"))
    files = made(set_key(load(), "tram/noise", "rephrases", ["build.con.1"]))
    assert "    - text: Es wär' zu laut, à mon avis!\n      id: es-wär-zu-laut\n" in files["tram.yaml"]
    assert "{id: noise, text: It is loud., rephrases: es-wär-zu-laut}" in files["tram.yaml"]
    files = made(set_key(load(), "tram/noise", "rephrases", ["air"], add=True))
    assert "rephrases: [es-wär-zu-laut, cars/air]}" in files["tram.yaml"]
    assert "rephrases" not in made(unset_key(load(), "tram/noise", "rephrases"))["tram.yaml"]


def test_a_link_to_a_map_that_is_not_used_is_refused() -> None:
    Path("tram.yaml").write_text(
        TRAM.replace("uses: [cars.yaml]\n", "").replace("    caveat:\n    - ref: cars/air\n", "")
    )
    error = refused(lambda: set_key(load(), "tram/noise", "rephrases", ["wait"]))
    assert str(error) == "tram.yaml cannot refer to cars/wait, because it does not use that map"
    assert error.hint == "first add cars.yaml to its uses, as a path from its own folder"


QUOTES: list[tuple[str, dict[str, Any], str]] = [
    ("cars/close", {}, "quote: close the centre"),
    ("cars/close-it", {"find": "cleaner  air"}, "quote: cleaner air"),
    ("cars/close-it", {"find": "want to", "source": "minutes"}, "quote:\n      text: want to\n      source: minutes"),
    ("cars/wait", {"find": "loud"}, "the words occur more than once on line 3"),
    ("cars/wait", {"find": "so loud"}, "quote: so loud"),
    ("cars/wait", {"find": "They want [...] centre"}, "quote: They want [...] centre"),
    ("cars/wait", {"find": "we want"}, "these words are not in minutes.txt"),
    ("cars/wait", {"find": "..."}, "--find has no words"),
    ("cars/wait", {"find": "so loud", "line": 1}, "these words are not in minutes.txt on line 1"),
    ("cars/wait", {"source": "minuts"}, "there is no source minuts; did you mean minutes?"),
    ("cars/wait", {}, "no passage of the source is close to the text of wait"),
    ("cars/air", {}, "air already has a quote"),
]


@pytest.mark.parametrize(("node", "wanted", "expected"), QUOTES)
def test_a_quote(node: str, wanted: dict[str, Any], expected: str) -> None:
    if not expected.startswith("quote: ") and not expected.startswith("quote:\n"):
        assert str(refused(lambda: quote(load(), node, Wanted(**wanted)))) == expected
        return
    plan, found = quote(load(), node, Wanted(**wanted))
    assert f"{expected}\n" in made(plan)["cars.yaml"]
    assert found.words in expected


def test_a_quote_in_several_places_has_its_line() -> None:
    Path("minutes.txt").write_text("It is loud.\n\nIt is loud.\n")
    error = refused(lambda: quote(load(), "cars/wait", Wanted("It is loud")))
    assert (str(error), error.hint) == ("the words are on lines 1, 3", "choose one, as in --line 1")
    plan, _ = quote(load(), "cars/wait", Wanted("It is loud", line=3))
    assert "    quote:\n      text: It is loud\n      line: 3\n" in made(plan)["cars.yaml"]
    plan, _ = quote(load(), "cars/wait", Wanted("loud", line=1), add=True)
    assert "    - {text: loud" not in made(plan)["cars.yaml"]
    plan, _ = quote(load(), "cars/wait", Wanted("is", line=1), replace=True)
    assert "    quote:\n      text: is\n      line: 1\n" in made(plan)["cars.yaml"]
