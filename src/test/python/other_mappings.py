"""What pipreqs and pigar would install for each tree of the labelled set, as JSON; their own code, without any network.

pipreqs: get_all_imports and get_pkg_names, which is all it does before it asks PyPI for versions.
pigar:   analyze_requirements with nothing installed, then the search of its own database with --auto-select; only the
         request for the latest version is left out.
"""
import json
import logging
import pathlib
import sys

logging.disable(logging.CRITICAL)

import pigar.core as core  # noqa: E402
from pipreqs import pipreqs  # noqa: E402

core.installed_distributions = lambda: {}
core.installed_distributions_by_top_level_import_names = lambda distributions=None: {}


class NoIndex:
    def __init__(self, **unused):
        pass

    async def __aenter__(self):
        return self

    async def __aexit__(self, *unused):
        return None

    async def get_latest_distribution_version(self, name, **unused):
        return "0.0.0"


core.PyPIDistributions = NoIndex


def by_pipreqs(tree):
    try:
        return sorted(pipreqs.get_pkg_names(pipreqs.get_all_imports(str(tree))))
    except Exception:  # it gives up on a file that does not parse
        return []


def auto_select(name, locations, distributions, best):
    return [best] if best else distributions


def by_pigar(tree):
    try:
        analyzer = core.RequirementsAnalyzer(str(tree.resolve()))
        analyzer.analyze_requirements(dists_filter=auto_select)
        analyzer.search_unknown_imports_from_index(dists_filter=auto_select)
    except Exception:
        return []
    found = set(analyzer._requirements)
    for requirements in analyzer._uncertain_requirements.values():
        found.update(requirements)
    return sorted(found)


agents = sorted(p for p in pathlib.Path(sys.argv[1]).iterdir() if (p / "files").is_dir())
json.dump({"pipreqs": {p.name: by_pipreqs(p / "files") for p in agents},
           "pigar": {p.name: by_pigar(p / "files") for p in agents}}, sys.stdout)
