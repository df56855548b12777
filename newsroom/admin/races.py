"""Two people add one name at the same instant."""

from typing import Any

from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse


class OneOfTwo:
    """The later of two simultaneous saves is answered by its form, not by an error.

    Both passed the check for uniqueness, and the database refused the second. By then the first is
    there, so that the same check says it in a sentence and keeps what was typed.
    """

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().changeform_view(request, *args, **kwargs)
        except IntegrityError:
            return super().changeform_view(request, *args, **kwargs)
