"""A redline shows which words changed, and lets nothing into the page that a body may not have."""

import pytest

from newsroom import redline

OLD = "<p>First.</p><p>It runs from 1 to 7 September 2023.</p><p>Third.</p><p>Fourth.</p>"


def test_the_words_that_changed_are_marked_and_no_others():
    was = "units carry out tasks of supply of the joint force"
    now = "units train to keep a joint force supplied"
    assert redline.words(was, now) == (
        "units <del>carry out tasks of supply of the</del> <ins>train to keep a</ins> "
        "joint force <ins>supplied</ins>"
    )


def test_cyrillic_words_are_compared_as_words():
    assert redline.words("Учение пройдёт 7 сентября", "Учение пройдёт 6 сентября") == (
        "Учение пройдёт <del>7</del> <ins>6</ins> сентября"
    )


def test_plain_text_is_escaped():
    assert redline.words("a", "<script>") == "<del>a</del> <ins>&lt;script&gt;</ins>"


def test_the_same_text_has_no_marks():
    assert redline.words("a & b", "a & b") == "a &amp; b"
    assert not redline.has_changes(redline.passages(OLD, OLD))


def test_paragraphs_that_did_not_change_stay_together():
    found = redline.passages(OLD, OLD.replace("7 September", "6 September"))
    assert [(passage.changed, passage.paragraphs) for passage in found] == [
        (False, 1),
        (True, 1),
        (False, 2),
    ]
    assert found[1].html == ("<p>It runs from 1 to <del>7</del> <ins>6</ins> September 2023.</p>")


def test_an_added_paragraph_is_all_inserted_and_a_removed_one_all_deleted():
    assert redline.body("<p>One.</p>", "<p>One.</p><p>Two.</p>") == (
        "<p>One.</p><p><ins>Two.</ins></p>"
    )
    assert redline.body("<p>One.</p><p>Two.</p>", "<p>One.</p>") == (
        "<p>One.</p><p><del>Two.</del></p>"
    )


def test_a_changed_paragraph_is_told_from_the_one_added_after_it():
    marked = redline.body(
        "<p>Some 500 units of equipment take part.</p>",
        "<p>Some 480 units of equipment take part.</p><p>It ends on Friday.</p>",
    )
    assert marked == (
        "<p>Some <del>500</del> <ins>480</ins> units of equipment take part.</p>"
        "<p><ins>It ends on Friday.</ins></p>"
    )


def test_words_are_found_inside_markup():
    marked = redline.body(
        "<p>About <strong>2,500</strong> people and more take part in it.</p>",
        "<p>About <strong>2,300</strong> people and more take part in it.</p>",
    )
    assert marked == (
        "<p>About <strong><del>2,500</del> <ins>2,300</ins></strong> people and more take part "
        "in it.</p>"
    )


def test_another_address_behind_the_same_words_is_shown():
    marked = redline.body(
        '<p>See <a href="https://one.example/">here</a>.</p>',
        '<p>See <a href="https://two.example/">here</a>.</p>',
    )
    assert "<del>Link: https://one.example/</del>" in marked
    assert "<ins> Link: https://two.example/</ins>" in marked


def test_a_change_of_markup_alone_is_still_a_change():
    (passage,) = redline.passages("<p>One two.</p>", "<p>One <strong>two.</strong></p>")
    assert passage.changed
    assert passage.only_markup


@pytest.mark.parametrize("empty", ["", "  "])
def test_an_empty_text_is_a_text(empty):
    assert redline.passages(empty, empty) == []
    assert redline.body(empty, "<p>One.</p>") == "<p><ins>One.</ins></p>"
    assert redline.body("<p>One.</p>", empty) == "<p><del>One.</del></p>"


@pytest.mark.parametrize(
    "evil",
    [
        "<p>One <img src=x onerror=alert(1)> two.</p>",
        "<p onclick='alert(1)'>One two.</p>",
        "<p>One <a href='javascript:alert(1)'>two</a>.</p>",
        "<p>One <script>alert(1)</script> two.</p>",
        "<p>One &lt;script&gt;alert(1)&lt;/script&gt; two.</p>",
    ],
)
def test_nothing_enters_a_page_that_a_body_may_not_have(evil):
    for marked in (redline.body("<p>One.</p>", evil), redline.body(evil, "<p>One.</p>")):
        for wrong in ("<script", "<img", "onclick", "onerror=alert(1)>", 'href="javascript'):
            assert wrong not in marked


def test_a_table_keeps_its_rows():
    row = "<table><tbody><tr><td>Vehicles</td><td>{}</td></tr></tbody></table>"
    marked = redline.body(row.format(500), row.format(480))
    assert marked.count("<tr>") == 1
    assert "<ins>480</ins>" in marked
    assert "<del>500</del>" in marked


def text_of(word: str, *, paragraphs: int) -> str:
    return "".join(f"<p>{word} {number} of this long text.</p>" for number in range(paragraphs))


def test_a_very_long_passage_written_anew_goes_and_comes_whole():
    old, new = (text_of(word, paragraphs=900) for word in ("Paragraph", "Section"))
    found = redline.passages(old, new)
    assert len(old + new) > redline.LONGEST
    assert len(found) == 1800
    assert found[0].html == "<p><del>Paragraph 0 of this long text.</del></p>"
    assert found[-1].html == "<p><ins>Section 899 of this long text.</ins></p>"


def test_a_word_changed_in_a_very_long_text_is_still_found():
    old = text_of("Paragraph", paragraphs=2000)
    new = old.replace("Paragraph 1000 ", "Section 1000 ")
    (found,) = [passage for passage in redline.passages(old, new) if passage.changed]
    assert found.html == "<p><del>Paragraph</del> <ins>Section</ins> 1000 of this long text.</p>"


def test_an_origin_is_looked_for_among_the_next_paragraphs_only():
    gone = [f"<p>{chr(97 + n % 26) * 9}{n}</p>" for n in range(redline.REACH)]
    kept = "<p>One two three four five.</p>"
    changed = "<p>One two three four six.</p>"
    near = redline.body("".join([*gone[1:], kept]), changed)
    far = redline.body("".join([*gone, kept]), changed)
    assert "One two three four <del>five.</del> <ins>six.</ins>" in near
    assert "<ins>One two three four six.</ins>" in far
