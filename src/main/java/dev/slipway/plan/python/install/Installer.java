package dev.slipway.plan.python.install;

/** What installs the requirements of a Python project. */
public enum Installer {
    PIP("pip"),
    UV("uv"),
    /** With a plugin that lets it use any package index, where it would otherwise ask pypi.org in a way of its own. */
    POETRY("poetry"),
    PIPENV("pipenv"),
    /** By pip, from a list of what {@code pdm.lock} pins: PDM's own releases do not pin what they run on, and break. */
    PDM("pdm"),
    /** A {@code pylock.toml} (PEP 751), which uv installs. */
    PYLOCK("uv");

    private final String label;

    Installer(String label) {
        this.label = label;
    }

    /** As a plan says it. */
    public String label() {
        return label;
    }
}
