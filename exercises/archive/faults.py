"""What is wrong with a line of an archive."""


class Fault(ValueError):
    """A line that can't be brought in; ``field`` is where, as in ``photos[2].credit``."""

    def __init__(self, field: str, sentence: str):
        self.field = field
        self.sentence = sentence
        super().__init__(f"{field}: {sentence}" if field else sentence)

    def within(self, place: str) -> "Fault":
        """The same fault as it is called from outside: ``credit`` within ``photos[2]``."""
        inner = f".{self.field}" if self.field and not self.field.startswith("[") else self.field
        return Fault(f"{place}{inner}", self.sentence)


class Faults(ValueError):
    """All that is wrong with one line."""

    def __init__(self, faults: list[Fault]):
        self.faults = faults
        super().__init__("; ".join(str(fault) for fault in faults))
