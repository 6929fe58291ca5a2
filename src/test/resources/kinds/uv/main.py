from importlib.metadata import version
from importlib.util import find_spec

from harbour.names import Ship


def main() -> None:
    ship = Ship(name="möwe")
    print(f"{ship.domain()} by idna {version('idna')}, development packages: {find_spec('iniconfig') is not None}")


if __name__ == "__main__":
    main()
