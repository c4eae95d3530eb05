"""The content of the panes, as lines with styles, one module a pane."""
