"""Copy flags of states into this folder, for states that join.

The source is the npm package ``flag-icons`` (MIT, see LICENSE.txt). Unpack it, then name the ISO
3166-1 alpha-2 codes: ``python static/img/flags/copy_flags.py path/to/package AM BY …``. Without
codes the flags that are here are copied afresh. A flag needs no other registration: the profile of
a state shows ``<code>.svg`` if it is here.
"""

import json
import shutil
import sys
from pathlib import Path

HERE = Path(__file__).parent
ORIGIN = "The flags in this folder are unmodified files of flag-icons {}."


def main(package: Path, codes: list[str]) -> None:
    """Copy the 4:3 flags of these codes, and the licence with them."""
    for code in codes or sorted(file.stem for file in HERE.glob("*.svg")):
        name = f"{code.lower()}.svg"
        shutil.copyfile(package / "flags" / "4x3" / name, HERE / name)
    version = json.loads((package / "package.json").read_text())["version"]
    licence = (package / "LICENSE").read_text()
    (HERE / "LICENSE.txt").write_text(f"{ORIGIN.format(version)}\n\n{licence}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
