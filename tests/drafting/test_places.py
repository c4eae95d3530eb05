"""What a draft makes of small texts: which nodes there are, and what each bears on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from argmap.drafting.draft import drafted
from argmap.drafting.proposals import Draft, Proposal
from argmap.sources.matching.folding import Folded
from argmap.text import Text

CASES = {
    "the first claim answers the heading, the others support it": (
        "# Is it late?\n\nIt is late. The clock has stopped. The sun is down.",
        ["? Is it late?", "  positions It is late.", "    pro The clock has stopped.", "    pro The sun is down."],
    ),
    "what begins with however limits the claim before": (
        "# Is it late?\n\nIt is late. However, the shop is open.",
        ["? Is it late?", "  positions It is late.", "    caveat The shop is open."],
    ),
    "an example supports the claim before it": (
        "# Is it late?\n\nIt is late. The shops are shut. For example, the bakery is shut.",
        [
            "? Is it late?",
            "  positions It is late.",
            "    pro The shops are shut.",
            "      pro The bakery is shut.",
        ],
    ),
    "a conclusion has the claim before it as its reason": (
        "# Is it late?\n\nIt is late. The sun is down. Thus, the shops are shut.",
        ["? Is it late?", "  positions It is late.", "    pro The shops are shut.", "      pro The sun is down."],
    ),
    "what some and others say are two answers": (
        "# Is it late?\n\nWhile some argue that it is late, others argue that it is early.",
        ["? Is it late?", "  positions It is early.", "  positions It is late. (conflicts It is early.)"],
    ),
    "a reply is against the claim before": (
        "# Is it late?\n\nMr Holm said that it is late. Ms Berg replied that it is early.",
        ["? Is it late?", "  positions It is late.", "    con It is early."],
    ),
    "what is only told is context": (
        "# Is it late?\n\nSince the war of 1914, the clock has stood still. It is late.",
        [
            "? Is it late?",
            "  positions It is late.",
            "  context Since the war of 1914, the clock has stood still.",
        ],
    ),
    "items of a list support the node above it": (
        "# Is it late?\n\nIt is late.\n\n- The sun is down.\n  - It sets at six.\n- The moon is up.",
        [
            "? Is it late?",
            "  positions It is late.",
            "    pro The sun is down.",
            "      pro It sets at six.",
            "    pro The moon is up.",
        ],
    ),
    "the rows of a table answer its head": (
        "| Traits | Values |\n|---|---|\n| Speed | slow |\n| Price | high |\n",
        ["? Traits", "  positions Speed: slow.", "  positions Price: high."],
    ),
    "furniture is skipped": (
        "# A meeting\n\nPresent: Mr Holm; Ms Berg.\n\n## Is it late?\n\nIt is late.\n\nExplore more\n",
        [
            "? Is it late?",
            "  positions It is late.",
            "skip A meeting",
            "skip Present: Mr Holm; Ms Berg.",
            "skip Explore more",
        ],
    ),
    "a question within a text is raised by the claim before": (
        "# Time\n\nIt is late. Who stopped the clock? Nobody knows it.",
        ["? Time", "  positions It is late.", "    pro Nobody knows it.", "    questions Who stopped the clock?"],
    ),
    "speakers before a colon say what follows": (
        "ANN: It is late.\n\nBOB: It is early.\n\nANN: The sun is down.\n\nBOB: The clock is wrong.\n",
        [
            "positions It is late. — ANN",
            "  pro It is early. — BOB",
            "  pro The sun is down. — ANN",
            "  pro The clock is wrong. — BOB",
        ],
    ),
}


def outlined(draft: Draft) -> Iterator[str]:
    """A draft as lines, with what stands before its nodes."""
    for node in draft.questions:
        yield from _lines(node, "?", 0)
    for node in draft.positions:
        yield from _lines(node, "positions", 0, with_speakers=True)
    yield from (f"skip {one.words}" for one in draft.skips)


def _lines(node: Proposal, key: str, depth: int, with_speakers: bool = False) -> Iterator[str]:
    conflicts = "".join(f" (conflicts {one.text})" for one in node.conflicts)
    speakers = f" — {', '.join(node.by)}" if with_speakers and node.by else ""
    yield f"{'  ' * depth}{key} {node.text}{conflicts}{speakers}"
    for inner in ("positions", "pro", "con", "caveat", "questions", "context"):
        for one in node.lists.get(inner, []):
            yield from _lines(one, inner, depth + 1, with_speakers)


@pytest.mark.parametrize("what", CASES)
def test_a_text(what: str) -> None:
    content, lines = CASES[what]
    draft = drafted(Folded(Text("text.md", content)), "text", "en").draft
    assert list(outlined(draft)) == lines
