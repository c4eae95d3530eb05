"""``argmap schema``: the JSON Schema of map files."""

from __future__ import annotations

from pathlib import Path

from argmap.cli.options import Output


def command(output: Output = None) -> int:
    """Print the JSON Schema of map files.

    An editor can use it to complete and explain the keys of a map.
    """
    import sys

    from argmap.cli.output import write_file
    from argmap.jsonschema import schema
    from argmap.safejson import dumps

    text = dumps(schema(), indent=2) + "\n"
    if output is None:
        sys.stdout.write(text)
    else:
        write_file(Path(output), text.encode())
    return 0
