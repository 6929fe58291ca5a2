import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "src"))

from mybrain import think  # noqa: E402

if __name__ == "__main__":
    print(think("hi"))
