"""The way into the command line: ``argmap`` and ``python -m argmap``."""

from __future__ import annotations

import sys


def main(argv: list[str] | None = None) -> int:
    """Run a command and return its exit status.

    The version is answered before anything is imported that takes time.
    """
    arguments = sys.argv[1:] if argv is None else argv
    if arguments == ["--version"]:
        from argmap import __version__

        print(f"argmap {__version__}")
        return 0
    from argmap.cli.run import run

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
