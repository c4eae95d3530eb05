"""What several tests of the reports share: a small debate that is checked, and what hostile texts make of a finding."""

from __future__ import annotations

from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st

from argmap.catalogue import CATALOGUE, PROOF
from argmap.checking.inspection import Inspection
from argmap.checking.outcome import Outcome
from argmap.checking.settings import Settings
from argmap.checking.tally import Tally
from argmap.findings import Edit, Finding, Fix, Related, in_order
from argmap.report.forms import FORMS, Form
from argmap.styled import plain
from argmap.text import Text

CASES = Path(__file__).parent / "cases"
STEADY = settings(database=None, deadline=None, derandomize=True, max_examples=50)
SIGNS = [
    *("\x00", "\x1b[31m", "\x7f", "\x85", "\u061c", "\u202e", "\u2028", "\ufeff", "\ufffe", "\uffff"),
    *("\n", "\r\n", "\r", "\t", "  ", "b ", "::set-output name=a::b", "::error::", "%0A", "%25", "%", ",", "=", ":"),
    *("##[group]", "##vso[x]", "]]>", "<!--", "&amp;", "&", "<", '"', "'", "{0}", "](http://a.b)", "\\u0023", "\\"),
    *("e\u0301", "\u00e9", "\U0001f600", "a"),
]
TEXTS = st.lists(st.one_of(st.sampled_from(SIGNS), st.characters(codec="utf-8")), max_size=6).map("".join)
"""Texts of what acts on terminals, logs, JSON and XML, and of any other characters."""
NAMES = TEXTS.filter(lambda name: name and "\x00" not in name)
"""Names that files may have."""


def outcome(*files: str) -> Outcome:
    """What the check of maps comes to."""
    inspection = Inspection(files, {}, None, Settings())
    return inspection.outcome(inspection.debate())


def small() -> Outcome:
    """The outcome of the small debate, to be made in the folder of the cases."""
    return outcome("debate.yaml", "clean.yaml")


def written(form: str | Form, found: Outcome) -> str:
    """A report as it is printed into a pipe."""
    lines = FORMS[form] if isinstance(form, str) else form
    return "".join(plain(line) + "\n" for line in lines(found, None))


@st.composite
def outcomes(draw: st.DrawFn) -> Outcome:
    """Any findings in any texts: every word in them may be a user's."""
    texts = draw(st.lists(st.builds(Text, NAMES, TEXTS), min_size=1, max_size=3, unique_by=lambda text: text.file))

    def span() -> object:
        text = draw(st.sampled_from(texts))
        start, end = sorted(draw(st.tuples(*[st.integers(0, len(text.content))] * 2)))
        return text.span(start, end)

    findings = []
    for _ in range(draw(st.integers(0, 4))):
        related = tuple(Related(draw(TEXTS), span()) for _ in range(draw(st.integers(0, 2))))
        fix = Fix(draw(TEXTS), (Edit(span(), draw(TEXTS)),)) if draw(st.booleans()) else None
        findings.append(Finding(draw(st.sampled_from([*CATALOGUE])), draw(TEXTS), span(), related, fix))
    ordered = in_order(findings)
    ways = {finding: tuple(draw(st.lists(TEXTS, min_size=1, max_size=3))) for finding in ordered if draw(st.booleans())}
    passed = [
        Finding(draw(st.sampled_from(sorted(PROOF))), draw(TEXTS), span()) for _ in range(draw(st.integers(0, 2)))
    ]
    tally = Tally(*(draw(st.integers(0, 3)) for _ in range(6)))
    return Outcome(ordered, tuple(text.file for text in texts), ways, in_order(passed), tally)
