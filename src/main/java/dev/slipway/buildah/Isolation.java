package dev.slipway.buildah;

/** How RUN steps are kept apart from the host (buildah-build(1), {@code --isolation}). */
public enum Isolation {
    /** Own user, PID, mount, IPC and network namespaces, default seccomp filter, by an OCI runtime. */
    ROOTLESS("rootless"),
    /** Little more than another root directory: shares the host's network and processes. */
    CHROOT("chroot");

    private final String option;

    Isolation(String option) {
        this.option = option;
    }

    /** The value of Buildah's option. */
    public String option() {
        return option;
    }
}
