"""``argmap new``: a first map to fill in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

_SCHEMA = "argmap.schema.json"
_MODELINE = f"""\
# yaml-language-server: $schema={{schema}}
# (the line above is for editors; argmap schema -o {_SCHEMA} writes the file that it names)
"""
FIRST_MAP = """\
argmap: 1
title: Should the city close its centre to cars?

# To prove each quote, name the source text that the map is made from:
# sources:
#   minutes: {file: ../seeds/council-minutes.txt, title: Council minutes}

people:
  lopez: {name: Ana Lopez, role: shop owner}

questions:
- id: close
  text: Should the centre be closed to cars?
  positions:
  - id: close-it
    text: Close it.
    pro:
    - id: air
      text: The air would be cleaner.
      con:
      - Traffic would only move to the ring road.
    con:
    - id: shops
      text: Shops lose customers.
      by: lopez
      # qualifier: may             the hedge, in the source's words
      # quote: we may lose customers
  - id: wait
    text: Wait for the new tram.
    conflicts: close-it
    pro:
    - People need another way to come.
    con:
    - ref: air                   # the same node again: it bears on both positions
"""


def command(
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="Map file to write (default: standard output).")
    ] = None,
) -> int:
    """Write a first map to fill in, and the folder for it. An existing file is never overwritten."""
    import os
    import sys

    from argmap.cli.options import suggested
    from argmap.cli.output import make_folder, write_file
    from argmap.errors import ArgmapError
    from argmap.files import display
    from argmap.text import shown

    if file is None or str(file) == "-":
        sys.stdout.write(_MODELINE.format(schema=_SCHEMA) + FIRST_MAP)
        return 0
    if os.path.lexists(file):
        raise ArgmapError(f"{display(file)} exists already", "name a file that does not")
    if not os.path.lexists(file.parent):
        make_folder(file.parent)
    # Editors look for the schema from the folder of the map; the command of the second line writes it here.
    schema = Path(os.path.relpath(_SCHEMA, os.path.realpath(file.parent))).as_posix()
    schema = schema if schema.isprintable() else _SCHEMA  # a line end in the name of a folder would end the comment
    write_file(file, (_MODELINE.format(schema=schema) + FIRST_MAP).encode(), replace=False)
    following = suggested("check", paths=[str(file)])
    print(f"wrote {shown(display(file))}; next: edit it, and type {shown(following)}", file=sys.stderr)
    return 0
