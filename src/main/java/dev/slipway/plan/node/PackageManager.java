package dev.slipway.plan.node;

import java.util.List;

/** What installs the packages of a project, and how it is told to. */
enum PackageManager {
    NPM("npm", List.of("npm-shrinkwrap.json", "package-lock.json")),
    PNPM("pnpm", List.of("pnpm-lock.yaml")),
    /** Yarn 1. */
    YARN_CLASSIC("yarn", List.of("yarn.lock")),
    /** Yarn 2 and later, which shares nothing with Yarn 1 but its name. */
    YARN_BERRY("yarn", List.of("yarn.lock")),
    BUN("bun", List.of("bun.lock"));

    private final String label;
    private final List<String> lockFiles;

    PackageManager(String label, List<String> lockFiles) {
        this.label = label;
        this.lockFiles = lockFiles;
    }

    /** As a plan names it. */
    String label() {
        return label;
    }

    /** The names of its lock file, the one that counts first. */
    List<String> lockFiles() {
        return lockFiles;
    }
}
