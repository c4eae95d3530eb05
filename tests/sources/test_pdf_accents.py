"""Accents that a PDF draws over their letters, as characters of their own."""

from __future__ import annotations

import pytest

from argmap.sources.extraction.readers.pdf import read

from ..pdfs import assembled, objects_of

CASES = {
    "over the letter after it": (rb"(il d) -111 (\264) 444 (ecide) ", "il décide"),
    "under it": (rb"(gar) 0 (\270) 333 (con) 0 (s) ", "garçons"),
    "over a capital, after a space": (rb"(pr\351) -222 (`) 500 (A plus)", "pré À plus"),
    "beside it": (rb"(il d\264ecide `a)", "il d´ecide `a"),
    "over a letter that takes none": (rb"(d) -111 (\264) 444 (q)", "d´q"),
}


@pytest.mark.parametrize("name", CASES)
def test_an_accent(name: str) -> None:
    drawn, words = CASES[name]
    page = b"BT /F 10 Tf 1 0 0 1 40 500 Tm [" + drawn + b"] TJ ET"
    assert read(assembled(objects_of([page]))).content.strip() == words
