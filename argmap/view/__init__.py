"""Views of a debate, as lines with styles: nothing here prints."""
