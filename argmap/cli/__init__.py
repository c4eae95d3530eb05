"""The command line: one thin command a module. Only modules here print, read arguments or exit."""
