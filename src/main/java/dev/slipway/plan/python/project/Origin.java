package dev.slipway.plan.python.project;

/** Where the requirements come from, in order of precedence: an earlier one that is there decides, later ones are not read. */
public enum Origin {
    /** The {@code requirements} of the request. */
    REQUIREMENTS_FIELD,
    UV_LOCK,
    POETRY_LOCK,
    PDM_LOCK,
    /** {@code pylock.toml} (PEP 751). */
    PYLOCK,
    PIPFILE_LOCK,
    /** {@code requirements.txt} or its relatives, such as {@code requirements/base.txt}. */
    REQUIREMENTS_FILE,
    PYPROJECT,
    PIPFILE,
    SETUP_CFG,
    SETUP_PY,
    ENVIRONMENT_YML,
    /** Nothing is declared; imports must decide. */
    NONE;

    public boolean isLock() {
        return switch (this) {
            case UV_LOCK, POETRY_LOCK, PDM_LOCK, PYLOCK, PIPFILE_LOCK -> true;
            case REQUIREMENTS_FIELD, REQUIREMENTS_FILE, PYPROJECT, PIPFILE, SETUP_CFG, SETUP_PY, ENVIRONMENT_YML, NONE -> false;
        };
    }
}
