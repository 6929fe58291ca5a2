package dev.slipway.plan.python.project;

/** The tool that a project is made for and that installs what it declares. */
public enum PackageManager {
    PIP("pip"),
    UV("uv"),
    POETRY("poetry"),
    PDM("pdm"),
    PIPENV("pipenv"),
    /** pip, for the pip part of a Conda environment. Conda itself is never run. */
    CONDA_PIP("pip");

    private final String command;

    PackageManager(String command) {
        this.command = command;
    }

    /** The tool's command, which is also what the API calls it. */
    public String command() {
        return command;
    }
}
