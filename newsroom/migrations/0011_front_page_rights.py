"""Authors and publishers arrange the front page; reviewers approve it."""

from django.db import migrations

from newsroom.roles import grant


def make_rights(apps, schema_editor):
    grant(apps, "newsroom", {name: ["add_frontpage"] for name in ("Author", "Publisher")})


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0010_front_page")]

    operations = [migrations.RunPython(make_rights, migrations.RunPython.noop)]
