"""What the panes show, as lines with styles: one module for each pane."""
