"""What maps, links and configurations point at: nothing outside the root is read, nothing blocks, nothing is shown."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from .judge import SECRET, bounded, errors, findings, harmless
from .process import Server
from .small import CONFIGURATIONS, MAP, PATHS

pytestmark = pytest.mark.long

SOURCE = "It is, they said. And that is all."


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with all kinds of files, and a secret beside it."""
    (tmp_path / "outside.txt").write_text(f"{SECRET}: 1\n- {SECRET}\n", encoding="utf-8")
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.yaml").write_text(f"{SECRET}: 1\n", encoding="utf-8")
    inside = tmp_path / "inside"
    (inside / "folder").mkdir(parents=True)
    (inside / ".argmap.toml").touch()
    (inside / "m.txt").write_text(SOURCE, encoding="utf-8")
    links = {"out.txt": "../outside.txt", "folder-out": "..", "out-twice.txt": "out.txt", "in.txt": "m.txt"}
    links |= {"dangling.txt": "nothing", "circle-a.txt": "circle-b.txt", "circle-b.txt": "circle-a.txt"}
    links |= {"self.txt": "self.txt", "zero": "/dev/zero"}
    for name, target in links.items():
        (inside / name).symlink_to(target)
    os.mkfifo(inside / "pipe")
    with socket.socket(socket.AF_UNIX) as bound:
        here = Path.cwd()
        os.chdir(inside)  # the name of a socket must be short
        bound.bind("socket")
        os.chdir(here)
    return inside


def commands(path: str = "map.yaml") -> list[tuple[str, ...]]:
    made = [("check", "--format", "json"), ("check",), ("tree", "--quotes"), ("show", "a"), ("coverage",), ("source",)]
    made += [("export", "--format", "json"), ("export", "--format", "dot")]
    return [(*command, path) for command in made]


@pytest.mark.parametrize("key", ["sources", "uses"])
@pytest.mark.parametrize("case", PATHS)
def test_a_path_in_a_map(case: str, key: str, project: Path, argmap_server: Server) -> None:
    name, code = PATHS[case]
    named = f"sources: {{s: {{file: {name}}}}}\n" if key == "sources" else f"uses: {name}\n"
    (project / "map.yaml").write_text(MAP + "    quote: It is\n" + named, encoding="utf-8")
    outcome = argmap_server.run(project, commands())
    bounded(outcome)
    for ran in outcome.ran:
        harmless(ran)
    found = errors(outcome.ran[0])
    assert outcome.ran[0].status == 1 if code or key == "uses" else outcome.ran[0].status == 0
    assert (code in found) if code else ("S212" not in found and "S213" not in found)
    at = [one for one in findings(outcome.ran[0]) if one["code"] == code]
    assert all(one["file"] == "map.yaml" and one["line"] == 9 for one in at)


@pytest.mark.parametrize("case", CONFIGURATIONS)
def test_a_configuration(case: str, project: Path, argmap_server: Server) -> None:
    content, status = CONFIGURATIONS[case]
    (project / ".argmap.toml").write_bytes(content if isinstance(content, bytes) else content.encode())
    (project / "maps").mkdir()
    (project / "maps" / "m.yaml").write_text(MAP, encoding="utf-8")
    outcome = argmap_server.run(project, [("check",), ("tree",)])
    bounded(outcome)
    for ran in outcome.ran:
        harmless(ran)
    assert outcome.ran[0].status == status
    assert bool(outcome.ran[0].err) == (status == 2)


def test_links_in_a_folder_do_not_lead_out_of_it(project: Path, argmap_server: Server) -> None:
    maps = project / "maps"
    maps.mkdir()
    (maps / "m.yaml").write_text(MAP, encoding="utf-8")
    for name in ("inside/folder-out/outside.txt", "outside/secret.yaml"):
        (maps / f"{name.replace('/', '-')}.yaml").symlink_to(project.parent / name)
    (maps / "folder").symlink_to(project.parent / "outside")
    (maps / "dangling.yaml").symlink_to("nothing")
    os.mkfifo(maps / "pipe.yaml")
    (maps / "a folder.yaml").mkdir()
    (maps / "inner.yaml").symlink_to("m.yaml")
    outcome = argmap_server.run(project, commands("maps"))
    for ran in outcome.ran:
        harmless(ran)
    refused = [(one["code"], one["file"]) for one in findings(outcome.ran[0]) if one["severity"] == "error"]
    assert refused == [
        ("S212", "maps/dangling.yaml"),
        ("S213", "maps/inside-folder-out-outside.txt.yaml"),
        ("S213", "maps/outside-secret.yaml.yaml"),
        ("S212", "maps/pipe.yaml"),
    ]


def test_maps_as_a_link_out_of_the_project_must_be_named(project: Path, argmap_server: Server) -> None:
    (project / "maps").symlink_to(project.parent / "outside")
    unnamed, named = argmap_server.run(project, [("check",), ("check", "--format", "json", "maps")]).ran
    harmless(unnamed)
    assert unnamed.status == 2
    assert named.status == 1


HOSTILE_NAMES = [
    "\x1b[31mred.yaml",
    "a\nb.yaml",
    "a\r::error::b.yaml",
    "\u202efdp.yaml",
    "::error file=x::y.yaml",
    "##vso[task.complete]x.yaml",
    "\udcff\udcfe.yaml",
    "a\u2028b\x9b.yaml",
    "-rf.yaml",
    "...yaml",
    "a b.yaml",
    "\U000e0041.yaml",
    "x" * 240 + ".yaml",
]


def test_names_of_files(project: Path, argmap_server: Server) -> None:
    maps = project / "maps"
    maps.mkdir()
    for name in HOSTILE_NAMES:
        (maps / name).write_text(MAP + "foo: 1\n", encoding="utf-8")
    (maps / "::error::folder").mkdir()
    (maps / "::error::folder" / "\x1b.yaml").write_text("[", encoding="utf-8")
    outcome = argmap_server.run(maps, [(*command[:-1], ".") for command in commands()])
    bounded(outcome)
    for ran in outcome.ran:
        harmless(ran._replace(out=ran.out.replace(b"\\udcff", b"")))
        assert ran.status == (2 if ran.arguments[0] == "show" else 1)
    assert {one["code"] for one in findings(outcome.ran[0])} == {"S202", "Y101"}
    named = argmap_server.run(maps, [("check", "--format", "concise", name) for name in HOSTILE_NAMES[1:8]])
    for ran in named.ran:
        harmless(ran)
        assert ran.status in (1, 2)


@pytest.mark.parametrize(
    "paths",
    [
        ["missing.yaml"],
        ["x" * 5000],
        ["x/" * 2500],
        ["a\x1b[31m\u202e.yaml"],
        ["::error::x"],
        ["/dev/zero"],
        ["pipe"],
        ["socket"],
        ["self.txt"],
        ["folder"],
        ["m.txt/x"],
        [""],
        ["--\x1b"],
    ],
    ids=lambda paths: ascii(paths[0][:20]),
)
def test_a_wrong_call(paths: list[str], project: Path, argmap_server: Server) -> None:
    outcome = argmap_server.run(project, [("check", *paths), ("tree", *paths)])
    bounded(outcome)
    for ran in outcome.ran:
        harmless(ran)
        assert ran.status == 2
        assert not ran.out


def test_the_standard_input(project: Path, argmap_server: Server) -> None:
    for device in ("/dev/zero", "/dev/null", "/dev/urandom"):
        outcome = argmap_server.run(project, [("check", "--format", "json", "-")], stdin=Path(device))
        bounded(outcome)
        harmless(outcome.ran[0])
        assert errors(outcome.ran[0]) <= {"Y105", "S201"}
        assert outcome.ran[0].status == 1


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"caf\xe9 It is", "Y102"),
        (b"\xff\xfeI", "Y102"),
        ("\x1b]0;x\x07 It is \x9b31m\u202e".encode(), ""),
        (b"It is ::error::x\n::error::x\n##[error]x\r\n::set-output::\n", ""),
        (b"It is " + b"\x00" * 1000, ""),
        (b"", "P401"),
        ("It\u2028is\x85 \u3000 \x1c".encode(), ""),
    ],
    ids=["latin-1", "half a character", "controls", "commands", "NUL", "empty", "line ends"],
)
def test_a_source(content: bytes, code: str, project: Path, argmap_server: Server) -> None:
    (project / "s.txt").write_bytes(content)
    (project / "map.yaml").write_text(MAP + "    quote: It is\nsources: {s: {file: s.txt}}\n", encoding="utf-8")
    outcome = argmap_server.run(project, commands())
    bounded(outcome)
    for ran in outcome.ran:
        harmless(ran)
    assert errors(outcome.ran[0]) == ({code} if code else set())


def test_a_source_that_no_quote_names_is_read_too(project: Path, argmap_server: Server) -> None:
    (project / "s.txt").write_bytes(b"caf\xe9")
    (project / "map.yaml").write_text(MAP + "sources: {s: {file: s.txt}}\n", encoding="utf-8")
    assert errors(argmap_server.run(project, commands()[:1]).ran[0]) == {"Y102"}


@pytest.mark.long
def test_many_large_maps(project: Path, argmap_server: Server) -> None:
    maps = project / "maps"
    maps.mkdir()
    for number in range(5):
        (maps / f"{number}.yaml").write_bytes(b"argmap: 1\n#" + b"x" * 20_000_000)
    outcome = argmap_server.run(project, [("check", "--format", "json")])
    bounded(outcome)
    harmless(outcome.ran[0])
    refused = [(one["code"], one["file"]) for one in findings(outcome.ran[0]) if one["severity"] == "error"]
    assert refused == [("Y105", "maps/3.yaml"), ("Y105", "maps/4.yaml")]
    assert outcome.ran[0].status == 1
