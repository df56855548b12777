"""The roles as Django groups, and the rights each holds."""

from collections.abc import Iterable

DESK = ["view_release", "view_revision", "view_photo", "view_topic", "view_section"]
ROLES = {
    "Author": [*DESK, "add_release", "change_release", "submit_release", "add_photo", "add_topic"],
    "Reviewer": [*DESK, "change_release", "submit_release", "review_release"],
    "Publisher": [*DESK, "change_release", "submit_release", "publish_release", "kill_release"],
    "Registrar": [
        *DESK,
        "add_topic",
        "change_topic",
        "add_topicintroduction",
        "change_section",
        "add_section",
    ],
    "Photo editor": [*DESK, "add_photo", "change_photo", "delete_photo"],
}


def grant(apps, app_label: str, roles: dict[str, Iterable[str]]) -> None:
    """Give the groups the named rights over an app's models; both are made if missing.

    For ``RunPython`` in migrations, where Django has not made the permissions yet.
    """
    from django.contrib.auth.management import create_permissions

    config = apps.get_app_config(app_label)
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    Group, Permission = (apps.get_model("auth", name) for name in ("Group", "Permission"))
    for name, codenames in roles.items():
        group, _created = Group.objects.get_or_create(name=name)
        rights = Permission.objects.filter(
            content_type__app_label=app_label, codename__in=list(codenames)
        )
        group.permissions.add(*rights)
