"""The editor of a release's text."""

from django import forms


class BodyWidget(forms.Textarea):
    """The prose editor with what ``newsroom.sanitise`` lets through, under a strict policy.

    The editor's own widget names its modules in an import map, which is an inline script. Our
    preset, ``static/desk/body-editor.js``, imports the editor by its address instead. Without
    script the HTML is edited as it is.
    """

    def __init__(self, attrs: dict | None = None):
        super().__init__({"data-body-editor": "", "rows": 16, **(attrs or {})})

    @property
    def media(self) -> forms.Media:
        return forms.Media(
            css={
                "all": [
                    "django_prose_editor/material-icons.css",
                    "django_prose_editor/editor.css",
                    "django_prose_editor/overrides.css",
                ]
            },
            js=[forms.Script("desk/body-editor.js", type="module")],
        )
