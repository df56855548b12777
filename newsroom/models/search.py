"""What the search looks through: print, as it is compared and counted."""

from django.db import models

from ..querysets.search import PublicDocuments, SearchDocumentQuerySet


class SearchDocument(models.Model):
    """An edition's text (``part`` 0) or one of its photos (its place from 1), to be searched.

    ``key`` holds the time of the first printing, so that documents stand in the order of lists;
    see ``newsroom.search.documents``. The other columns are fixed when an edition opens and are
    copied here because a count of what was found reads thousands of them. What is visible is the
    edition's to say. The words themselves are where the engine of the database keeps them:
    ``newsroom.search.schema``.
    """

    key = models.BigIntegerField(primary_key=True)
    edition = models.ForeignKey("newsroom.Edition", models.CASCADE, related_name="search_documents")
    part = models.PositiveSmallIntegerField()
    language = models.CharField(max_length=10)
    kind = models.CharField(max_length=20)
    section_slug = models.CharField(max_length=50)
    section_name = models.CharField(max_length=200)
    year = models.PositiveSmallIntegerField()
    pictured = models.BooleanField()
    record = models.CharField(max_length=20, blank=True)

    objects = SearchDocumentQuerySet.as_manager()
    public = PublicDocuments()

    class Meta:
        base_manager_name = "objects"
        default_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["edition", "part"], name="searched_once"),
        ]


class SearchWord(models.Model):
    """A word that some document has, folded: unfinished and misspelled words are led to these.

    The words of what is not public yet are among them, so none is shown or counted before a
    document that a stranger may read was found by it.
    """

    word = models.CharField(max_length=60, primary_key=True)

    def __str__(self) -> str:
        return self.word
