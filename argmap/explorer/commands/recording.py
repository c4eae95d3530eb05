"""How a command changes the maps: at once, on disk, with what undoes it."""

from __future__ import annotations

from argmap import saving
from argmap.errors import ArgmapError, ChangedFileError
from argmap.explorer.file_watch import gone
from argmap.explorer.making.history import Done
from argmap.explorer.making.maker import Maker
from argmap.explorer.session import Session
from argmap.operations.plan import Plan, commit
from argmap.reading.map_document import MapDocument
from argmap.text import shown

ONLY_A_PICTURE = "only the requested picture is written"

_OF_THE_PROOF = "warning P"
"""How notes of a plan begin if a quote may reverse its meaning. Other notes, about missing reasons, are left out here.
"""


def maker_of(session: Session) -> Maker:
    """The state of making. A command of another state has none."""
    if session.maker is None:
        raise ArgmapError("no map is being made: i begins")
    return session.maker


def record(session: Session, plan: Plan, said: str = "") -> bool:
    """Write what a plan changes, read the maps again, and remember it for undo. False where nothing changed."""
    if not plan.changes:
        session.say(plan.said)
        return False
    maker = maker_of(session)
    done = Done(plan, session.navigator.node, maker.selection)
    write(session, plan, "a map was changed elsewhere and has been read again: nothing was written, so try again")
    maker.history.add(done)
    notes = [one for one in plan.notes if one.startswith(_OF_THE_PROOF)]
    session.say(f"{said or plan.said}{f' ({notes[0]})' if notes else ''}; u undoes it")
    return True


def write(session: Session, plan: Plan, refusal: str) -> None:
    """Write the files of a plan and read the maps again.

    Raises ArgmapError if they cannot be written, with the words of ``refusal`` if they were changed meanwhile.
    """
    if not session.writes:
        raise ArgmapError(ONLY_A_PICTURE)
    _write_anew(session, gone(session.navigator.debate))
    try:
        commit(plan)
    except ChangedFileError:
        session.reload()
        raise ArgmapError(refusal) from None
    session.reload()


def _write_anew(session: Session, lost: list[MapDocument]) -> None:
    """Write maps whose files were deleted as they were read last; at first, only say so.

    Raises ArgmapError if the user does not know of it yet, and if they cannot be written.
    """
    maker = maker_of(session)
    already_warned, maker.knows_deletion = maker.knows_deletion, bool(lost)
    if lost and not already_warned:
        files = ", ".join(shown(document.text.file) for document in lost)
        hint = "do the same again to restore the file with this change"
        raise ArgmapError(f"{files} has been deleted, so nothing was written", hint)
    for document in lost:
        try:
            saving.write(document.path, document.text.encode(document.text.content), replace=False)
        except OSError as error:
            reason = (error.strerror or "").lower()
            hint = "make its folder anew, or leave the explorer open and copy the file back"
            raise ArgmapError(f"cannot write {shown(document.text.file)}: {reason}", hint) from None
    maker.knows_deletion = False


def show_node(session: Session, node: str | None) -> None:
    """Go to a node, if it is there."""
    nav = session.navigator
    if node is not None and node in nav.graph:
        nav.jump(node)


def open_here(session: Session) -> None:
    """Open the row at the cursor, so that a new node below it can be seen."""
    nav = session.navigator
    if nav.item is not None:
        nav.outline.set_open(nav.row, True)
