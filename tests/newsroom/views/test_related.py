"""What stands at the foot of a release: others on its topics, and how to cite it."""

from newsroom import workflow


def related(reader, edition) -> list[str]:
    page = reader.read(edition.get_absolute_url(), budget=2)
    return [other.title for other in page.context["related"] or []]


def test_those_come_first_that_share_most_topics_then_the_newest(reader, printed, topic):
    logistics, belarus, other = topic("Logistics"), topic("Belarus"), topic("Other")
    printed(title="Both", topics=[logistics, belarus])
    printed(title="One, older", topics=[belarus])
    printed(title="One, newer", topics=[logistics])
    printed(title="None", topics=[other])
    edition = printed(title="Itself", topics=[logistics, belarus])
    assert related(reader, edition) == ["Both", "One, newer", "One, older"]


def test_there_are_four_at_most_and_none_twice(reader, printed, topic):
    topics = [topic("Logistics"), topic("Belarus")]
    for number in range(6):
        printed(title=f"Number {number}", topics=topics)
    found = related(reader, printed(topics=topics))
    assert found == ["Number 5", "Number 4", "Number 3", "Number 2"]


def test_other_languages_future_killed_and_withdrawn_ones_are_not_offered(
    reader, printed, topic, publisher
):
    logistics = topic("Logistics")
    edition = printed(topics=[logistics])
    printed(language="ru", translation_of=edition.release, title="Перевод", topics=[logistics])
    workflow.kill(printed(topics=[logistics]), by=publisher, reason="Because")
    workflow.withdraw(printed(topics=[logistics]), by=publisher, reason="Because")
    assert related(reader, edition) == []


def test_an_earlier_version_on_the_topic_does_not_count(
    reader, printed, topic, author, reviewer, publisher
):
    logistics = topic("Logistics")
    other = printed(topics=[logistics])
    other.release.refresh_from_db()
    head = other.release.head
    revision = workflow.revise(other.release, by=author, base=head, words={}, topics=[topic("X")])
    workflow.submit(revision, by=author)
    workflow.approve(revision, by=reviewer)
    workflow.refile(revision, by=publisher, reason="Another topic")
    assert related(reader, printed(topics=[logistics])) == []


def test_three_styles_of_citation_in_the_language_of_the_page(reader, printed):
    english = printed(title="Echelon-2023 begins")
    russian = printed(language="ru", title="Учение началось")
    styles = [c.key for c in reader.get(english.get_absolute_url()).context["citations"]]
    assert styles == ["plain", "apa", "chicago"]
    found = reader.get(russian.get_absolute_url()).context["citations"]
    assert [c.key for c in found] == ["plain", "apa", "gost"]
    assert all(f"{russian.year}/{russian.number}" in c.text for c in found)
    assert all(russian.get_absolute_url() in c.text for c in found)
