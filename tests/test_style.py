"""The section ``[tool.argmap.style]``: for each mistake a message says where it is and what was probably meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.config import read_config
from argmap.errors import ArgmapError
from argmap.relations import Kind
from argmap.style import Cluster, Direction, Labels, Palette, Rule, Style


def style(folder: Path, text: str) -> Style:
    (folder / ".argmap.toml").write_text(f"[tool.argmap.style]\n{text}\n", encoding="utf-8")
    return read_config(folder).style


def test_everything_that_can_be_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert style(tmp_path, "") == Style()
    found = style(
        tmp_path,
        """
        palette = "grey"
        direction = "left"
        labels = "short"
        cluster = "question"
        dark = true
        legend = false
        link = "https://example.org/{file}"
        fold = 12
        title = "Ours"
        rules = [{kind = "position", fill = "#fe0"}, {tag = "x", query = "is:leaf", ink = "#001122", shape = "note"}]
        """,
    )
    where = ".argmap.toml: rule {} of [tool.argmap.style]"
    assert found == Style(
        Palette.GREY,
        Direction.LEFT,
        Labels.SHORT,
        Cluster.QUESTION,
        dark=True,
        legend=False,
        link="https://example.org/{file}",
        fold=12,
        title="Ours",
        rules=(
            Rule(where.format(1), kind=Kind.POSITION, fill="#fe0"),
            Rule(where.format(2), tag="x", query="is:leaf", ink="#001122", shape="note"),
        ),
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('palete = "grey"', r"has no key palete; did you mean palette\?"),
        ('palette = "gray"', r"palette must be one of safe, classic, grey, not gray; did you mean grey\?"),
        ("palette = 3", "palette must be one of .*, not 3"),
        ('direction = "upp"', r"did you mean up\?"),
        ("labels = []", "labels must be one of"),
        ("cluster = false", "cluster must be one of none, map, question, not False"),
        ('dark = "yes"', "dark must be true or false"),
        ("legend = 0", "legend must be true or false"),
        ("link = true", "link must be a text"),
        ("title = []", "title must be a text"),
        ("fold = -1", "fold must be a number of nodes"),
        ("fold = true", "fold must be a number of nodes"),
        ("rules = {}", "rules must be a list of tables"),
        ('rules = ["x"]', "rule 1 .* must be a table"),
        ('rules = [{kind = "position", fil = "#fff"}]', r"rule 1 .* has no key fil; did you mean fill\?"),
        ('rules = [{kind = "postion", fill = "#fff"}]', r"did you mean position\?"),
        ('rules = [{tag = "x", fill = "#fff"}, {tag = "x", fill = "red"}]', "rule 2 .*colour like #0072b2, not red"),
        ('rules = [{tag = "x", fill = "#ffff"}]', "fill must be a colour"),
        ('rules = [{tag = "x", fill = "#fff\\"];x"}]', "fill must be a colour"),
        ('rules = [{tag = "x", fill = 3}]', "fill must be a text"),
        ('rules = [{tag = "", fill = "#fff"}]', "tag must be a text"),
        ('rules = [{fill = "#fff"}]', "does not say which nodes"),
        ('rules = [{kind = "position"}]', "does not say how they look"),
        ('rules = [{kind = "position", shape = "hexagn"}]', r"did you mean hexagon\?"),
        ('rules = [{kind = "position", shape = "\\u001b[31m"}]', r"not \\x1b\[31m"),
    ],
)  # fmt: skip
def test_mistakes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, said: str) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ArgmapError, match=rf"^\.argmap\.toml: .*{said}"):
        style(tmp_path, text)


def test_style_is_a_table(tmp_path: Path) -> None:
    (tmp_path / ".argmap.toml").write_text("[tool.argmap]\nstyle = 3\n", encoding="utf-8")
    with pytest.raises(ArgmapError, match="style must be a table"):
        read_config(tmp_path)
