"""The command line: one command a module, each thin. Only here anything is printed, read or exited with."""
