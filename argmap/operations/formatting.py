"""Map files in house style."""

from __future__ import annotations

from argmap.checking.settings import Settings
from argmap.debate import Debate
from argmap.edits.applied import Refused
from argmap.edits.house_style import in_house_style
from argmap.loader import collector_paused
from argmap.operations.agreement import Intent, same_names
from argmap.operations.plan import Plan
from argmap.operations.revision import Revision, broken_at
from argmap.text import escaped

_NO_MAP = "S201"


def fmt(debate: Debate) -> Plan:
    """Plan to put the requested maps into house style. The notes name maps for which that is impossible.

    Files that are not maps stay as they are.
    """
    revision = Revision(debate, Settings())
    strange = {one.span.text for one in debate.findings if one.code == _NO_MAP}
    notes = []
    for document in debate.maps:
        if document.name not in debate.requested or document.text in strange:
            continue
        try:
            with collector_paused():
                revision.put(in_house_style(document.text), document)
        except Refused as reason:
            broken = broken_at(debate, document)
            notes.append(broken or f"{escaped(document.text.file)} cannot be formatted: {reason}")
    revision.step()
    plan = revision.plan("formatted")
    revision.agree([Intent(same_names(before, after)) for before, after in revision.pairs()])
    return Plan(plan.changes, plan.said, None, tuple(notes), plan.findings)
