"""The roles of the newsroom as groups."""

from django.db import migrations

from newsroom.roles import ROLES, grant


def make_roles(apps, schema_editor):
    grant(apps, "newsroom", ROLES)


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0002_guards"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_roles, migrations.RunPython.noop)]
