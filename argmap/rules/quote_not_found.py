"""P401 quote-not-found: the quoted words are not in the source.

A quote proves that a node was made from the source and not from somebody's memory of it, so it must be verbatim.
White space, quotation marks, dashes and other typography may differ. Everything else counts, and so does case. Each
part begins and ends at the edge of a word ("effective" is not in "ineffective", nor "can" in "can't"), and the parts
around ``[...]`` occur in their order. Words divided at the end of a line, footnote marks and markup do no harm.

If only punctuation or capitals differ, the finding says which, and ``--fix`` writes what the source has. Otherwise it
shows the nearest passage, with the words that differ in brackets. Quote what the source says. If the node says more,
mark it ``implied: true`` or remove it. If a source has changed, ``--fix`` corrects the line number or the page.
Different words may say the opposite, so only ``--unsafe-fixes`` writes them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.context import Context
from argmap.edits.splices import replaced
from argmap.findings import Edit, Fix, Related
from argmap.late_pattern import late
from argmap.reading.map_document import Quote
from argmap.sources.extraction.extracted_text import reader_of
from argmap.sources.matching.folding import OMISSION, Folded
from argmap.sources.matching.quotes import Match, find
from argmap.sources.texts import Located
from argmap.text import Span, Text, shown

if TYPE_CHECKING:
    from argmap.sources.matching.difference import Spelling
    from argmap.sources.matching.nearest import Nearest

MAX_NEAREST = 50
"""How many quotes of a run get a search for the nearest passage: a wrong source must not take for ever."""
MIN_CLOSE = 0.9
"""How similar, from 0 to 1, a passage must be to a quote to replace it."""
MIN_LIKELY = 0.8
"""How similar, from 0 to 1, they must be for another reader of the file to be the likely cause."""
_MAX_LINES = 8
_MAX_NOTES = 3
_SPLIT = late(r"[^\s/._]{1,100}[/._]\s+\w{1,100}")


def check(context: Context) -> None:
    """Report each such quote."""
    missing = [located for located in context.quotes if located.match is None]
    if not missing:
        return
    respelled = _respelled(missing[:MAX_NEAREST])
    for number, located in enumerate(missing):
        is_placed = located.quote.line is not None or located.quote.page is not None
        if is_placed and _moved(context, located):
            continue
        if number in respelled:
            spelling, match = respelled[number]
            edit = replaced(located.quote.span, spelling.words)
            _differs(context, located, spelling.changes, (match.spans[0][0], match.spans[-1][1]), (edit,))
        elif not (number < MAX_NEAREST and _is_near(context, located)):
            message = f"these words are not in {located.folded.text.file}"
            sought = number < MAX_NEAREST and located.folded.effort.left > 0
            message += ", and nothing similar is" if sought else ""
            context.findings.add("P401", located.quote.span, message)


def _respelled(missing: list[Located]) -> dict[int, tuple[Spelling, Match]]:
    """The quotes, by number, that are in their source in another spelling. All are searched for at once."""
    from argmap.sources.matching.difference import spellings  # most maps have no such quote

    found: dict[int, tuple[Spelling, Match]] = {}
    for folded in {id(one.folded): one.folded for one in missing}.values():
        wanted = [
            (number, spelling)
            for number, one in enumerate(missing)
            if one.folded is folded
            for spelling in spellings(one.quote.text)
        ]
        quotes = [missing[number].quote._replace(text=spelling.words) for number, spelling in wanted]
        for (number, spelling), match in zip(wanted, find(folded, quotes), strict=True):
            if match is not None:
                found.setdefault(number, (spelling, match))
    return found


def _moved(context: Context, located: Located) -> bool:
    """Whether the words are on another line or page than the quote says; if so, report it, with a fix if there is
    only one place.
    """
    quote, folded = located.quote, located.folded
    elsewhere = find(folded, [quote._replace(line=None, page=None)])[0]
    if elsewhere is None:
        return False
    is_on_page = False
    if quote.page is not None and quote.line is not None:
        there_too = find(folded, [quote._replace(line=None)])[0]
        elsewhere, is_on_page = there_too or elsewhere, there_too is not None
    there = Related("the words are here", Span(folded.text, elsewhere.spans[0][0], elsewhere.spans[-1][1]))
    if quote.page is not None and not is_on_page:
        message, fix = _on_another_page(quote, elsewhere, folded.text)
        context.findings.add("P401", quote.span, message, there, fix=fix)
        return True
    fix = None
    if not elsewhere.other_lines and quote.line_span is not None:
        fix = Fix(f"write line {elsewhere.line}", (replaced(quote.line_span, str(elsewhere.line)),))
    lines = list(dict.fromkeys((elsewhere.line, *elsewhere.other_lines)))
    found = ", ".join(map(str, lines[:_MAX_LINES])) + (" and more" if len(lines) > _MAX_LINES else "")
    where = f"page {shown(quote.page or '')} of {folded.text.file}" if is_on_page else folded.text.file
    message = f"the quote does not begin on line {quote.line} of {where}, but on line {found}"
    message += " of the extracted text" if is_on_page else ""
    context.findings.add("P401", quote.span, message, there, fix=fix)
    return True


def _on_another_page(quote: Quote, elsewhere: Match, text: Text) -> tuple[str, Fix | None]:
    """The message about words that are on another page, and a fix if there is only one."""
    if elsewhere.page is None:
        return f"{text.file} has no pages: the quote begins on line {elsewhere.line} of it", None
    pages = list(dict.fromkeys((elsewhere.page, *elsewhere.other_pages)))
    found = ", ".join(map(shown, pages[:_MAX_LINES])) + (" and more" if len(pages) > _MAX_LINES else "")
    known = next(text.pages(quote.page or ""), None) is not None
    page = shown(quote.page or "")
    message = f"the quote does not begin on page {page} of {text.file}, but on page {found}"
    if not known:
        message = f"{text.file} has no page {page}: the quote begins on page {found}"
    fix = None
    if len(pages) == 1 and quote.page_span is not None:
        fix = Fix(f"write page {pages[0]}", (replaced(quote.page_span, pages[0]),))
    return message, fix


def _of_reader(context: Context, located: Located) -> str:
    """A note that another reader read the file when its digest was recorded, which may be the cause; else nothing."""
    source = context.debate.sources.get(located.quote.source or "")
    reader = reader_of(located.folded.text)
    if source is None or source.read is None or reader is None or source.read == reader or not source.sha256:
        return ""
    if source.key in context.changed:
        return ""
    return f"; perhaps because it was read by {shown(source.read)} before, and by {reader} now"


def _differs(
    context: Context, located: Located, differences: tuple[str, ...], span: tuple[int, int], edits: tuple[Edit, ...]
) -> None:
    """Report a quote whose words are in the source, with other punctuation or capitals."""
    text = located.folded.text
    there = Related("they are here", Span(text, *span))
    is_safe = not _splits_name(located.quote.text, edits[0].replacement)
    fix = Fix("quote the words as they are in the source", edits, safe=is_safe)
    message = f"these words are in {text.file} {' and '.join(differences)}{_of_reader(context, located)}"
    context.findings.add("P401", located.quote.span, message, there, fix=fix)


def _splits_name(quoted: str, written: str) -> bool:
    """Whether the written words have a space within a path or a name of the quote, because a line ended there."""
    return any("".join(split[0].split()) in quoted for split in _SPLIT.finditer(written))


def _is_near(context: Context, located: Located) -> bool:
    """Report the nearest passage, if there is one."""
    from argmap.sources.matching.difference import digits_of_notes, same_words
    from argmap.sources.matching.nearest import nearest

    quote, folded = located.quote, located.folded
    passage = nearest(folded, quote)
    if passage is None:
        return False
    differences = same_words(quote.text, passage.words) if OMISSION.search(quote.text) is None else None
    if differences and passage.unique and (edits := _edits(quote, folded, passage)):
        _differs(context, located, differences, passage.span, edits)
        return True
    there = Related(f"the nearest passage: {shown(passage.marked)}", Span(folded.text, *passage.span))
    fix = _replacement(located, passage) if quote.source in context.changed else None
    notes = digits_of_notes(quote.text, passage.words)
    message = f"these words are not in {folded.text.file}"
    if notes:
        message += f" without {' and '.join(notes[:_MAX_NOTES])}: quote these too, even if they mark a footnote"
    message += _of_reader(context, located) if passage.likeness >= MIN_LIKELY else ""
    context.findings.add("P401", quote.span, message, there, fix=fix)
    return True


def _replacement(located: Located, passage: Nearest) -> Fix | None:
    """A fix that replaces the quote by the passage, if it is close, the only one, and has the same first and last
    words.

    It is only for a source that is known to have changed. Otherwise the words of the map may be right, and be
    somebody's claim.
    """
    if passage.likeness < MIN_CLOSE or not (passage.unique and passage.whole) or OMISSION.search(located.quote.text):
        return None
    edits = _edits(located.quote, located.folded, passage)
    return Fix("quote the words as they are in the source now", edits, safe=False) if edits else None


def _edits(quote: Quote, folded: Folded, passage: Nearest) -> tuple[Edit, ...]:
    """The edits that make the passage the quote; empty unless the new quote would be found at just that passage."""
    edits = [replaced(quote.span, passage.words)]
    match = find(folded, [quote._replace(text=passage.words)])[0]
    if match is None and (quote.line_span is not None or quote.page_span is not None):
        match = find(folded, [quote._replace(text=passage.words, line=None, page=None)])[0]
        if match is None or match.other_lines or (quote.page_span is not None and match.page is None):
            return ()
        if quote.line_span is not None:
            edits.append(replaced(quote.line_span, str(match.line)))
        if quote.page_span is not None and match.page is not None:
            edits.append(replaced(quote.page_span, match.page))
    return tuple(edits) if match is not None and match.spans == (passage.span,) else ()
