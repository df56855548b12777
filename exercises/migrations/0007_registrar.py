"""The registrar keeps what the registry has grown by; everybody at the desk may look at it."""

from django.db import migrations

from newsroom.roles import ROLES, grant

MODELS = (
    "exercisekind",
    "series",
    "trainingground",
    "measure",
    "participation",
    "phase",
    "publicevent",
)


def make_roles(apps, schema_editor):
    looking = [f"view_{model}" for model in MODELS]
    keeping = [f"{verb}_{model}" for verb in ("add", "change", "delete") for model in MODELS]
    grant(apps, "exercises", {name: looking for name in ROLES})
    grant(apps, "exercises", {"Registrar": keeping})


class Migration(migrations.Migration):
    dependencies = [("exercises", "0006_registry_columns"), ("newsroom", "0003_roles")]

    operations = [migrations.RunPython(make_roles, migrations.RunPython.noop)]
