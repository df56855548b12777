"""What the newsroom's tests need of the machine, beside Python."""

from typing import Any

TOOLS = {
    "no nginx": "The way past Python was NOT tried: no nginx on the PATH (Debian: nginx-light).",
    "no exiftool": "No other reader saw the files: no exiftool (Debian: libimage-exiftool-perl).",
}


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say loudly which tools were not there."""
    reasons = " ".join(str(report.longrepr) for report in terminalreporter.stats.get("skipped", []))
    for missing, sentence in TOOLS.items():
        if missing in reasons:
            terminalreporter.section(missing.upper(), sep="!", red=True, bold=True)
            terminalreporter.line(sentence)
