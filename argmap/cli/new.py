"""``argmap new``: a first map to fill in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

_SCHEMA = "argmap.schema.json"
FIRST_MAP = f"""\
# yaml-language-server: $schema={_SCHEMA}
# (the line above is for editors; argmap schema -o {_SCHEMA} writes the file that it names)
argmap: 1
title: Should the city close its centre to cars?

# To prove each quote, name the source text that the map is made from:
# sources:
#   minutes: {{file: ../seeds/council-minutes.txt, title: Council minutes}}

people:
  lopez: {{name: Ana Lopez, role: shop owner}}

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
    """Write a first map to fill in. An existing file is never overwritten."""
    import os
    import sys

    from argmap.cli.output import write_file
    from argmap.errors import ArgmapError
    from argmap.files import display

    if file is None or str(file) == "-":
        sys.stdout.write(FIRST_MAP)
        return 0
    if os.path.lexists(file):
        raise ArgmapError(f"{display(file)} exists already", "name a file that does not")
    write_file(file, FIRST_MAP.encode(), replace=False)
    return 0
