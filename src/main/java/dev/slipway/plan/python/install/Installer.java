package dev.slipway.plan.python.install;

/** What installs the requirements of a Python project. */
public enum Installer {
    PIP("pip"),
    UV("uv"),
    POETRY("poetry"),
    PIPENV("pipenv"),
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
