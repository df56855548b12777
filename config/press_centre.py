"""Whose press centre this is: everything that another organisation would set differently."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from django.utils.translation import get_language
from environ import Env

# Used where the environment names none; any other language falls back to the first of LANGUAGES.
SITE_NAMES = {"en": "Press Centre", "ru": "Пресс-центр"}
ORGANISATION_NAMES = {
    "en": "Collective Security Organisation",
    "ru": "Организация коллективной безопасности",
}
DUTY_HOURS = {"en": "Round the clock", "ru": "Круглосуточно"}


@dataclass(frozen=True, kw_only=True)
class PressCentre:
    """The organisation's identity. Texts are kept by language code and read in the active one."""

    site_names: dict[str, str]
    organisation_names: dict[str, str]
    duty_hours_texts: dict[str, str]
    mark: str
    telephone: str
    email: str
    site_url: str
    feed_authority: str

    @property
    def name(self) -> str:
        """The site's name, in the active language."""
        return in_active_language(self.site_names)

    @property
    def organisation(self) -> str:
        """The organisation's full name, in the active language."""
        return in_active_language(self.organisation_names)

    @property
    def duty_hours(self) -> str:
        """When somebody answers the telephone, in the active language."""
        return in_active_language(self.duty_hours_texts)

    @classmethod
    def from_environment(cls, env: Env, languages: Iterable[str]) -> Self:
        """Read the settings; ``SITE_NAME_RU`` and its like name a text in one language."""
        codes = list(languages)
        return cls(
            site_names=texts(env, "SITE_NAME", codes, SITE_NAMES),
            organisation_names=texts(env, "ORGANISATION_NAME", codes, ORGANISATION_NAMES),
            duty_hours_texts=texts(env, "DUTY_HOURS", codes, DUTY_HOURS),
            mark=env.str("MARK", default="img/mark.svg"),
            telephone=env.str("PRESS_TELEPHONE", default="+00 000 000 00 00"),
            email=env.str("PRESS_EMAIL", default="press@press.example.int"),
            site_url=env.str("SITE_URL", default=here(env)).rstrip("/"),
            feed_authority=env.str("FEED_AUTHORITY", default="press.example.int"),
        )


def here(env: Env) -> str:
    """The address on this machine, on the port that ``make run PORT=`` was given."""
    return f"http://127.0.0.1:{env.str('PORT', default='8000')}"


def texts(env: Env, name: str, codes: list[str], defaults: dict[str, str]) -> dict[str, str]:
    """One text by language: ``NAME_RU``, else ``NAME``, else the default, else the first's."""
    plain = env.str(name, default="")
    found = {
        code: env.str(f"{name}_{code.upper().replace('-', '_')}", default="")
        or plain
        or defaults.get(code, "")
        for code in codes
    }
    fallback = found[codes[0]]
    return {code: text or fallback for code, text in found.items()}


def in_active_language(by_language: dict[str, str]) -> str:
    """The text in the active language, or else in the first one."""
    first = next(iter(by_language.values()))
    return by_language.get(get_language() or "", first)
