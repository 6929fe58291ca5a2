package dev.slipway.plan.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How each package manager is brought into the image and told what to do. They come from npm's registry through npm, which
 * every Node.js image has, and not through Corepack: newer images lack it, and older ones refuse newer signatures.
 */
record Installer(Tool tool) {

    /** What npm must install globally first. */
    Optional<String> itself() {
        return switch (tool.manager()) {
            case NPM -> Optional.empty();
            case PNPM -> Optional.of("pnpm@" + tool.version().orElse("10"));
            case YARN_CLASSIC -> Optional.of("yarn@" + tool.version().orElse("1.22.22"));
            case YARN_BERRY -> Optional.of("@yarnpkg/cli-dist@" + tool.version().orElse("4"));
            case BUN -> Optional.of("bun@" + tool.version().orElse("1"));
        };
    }

    /** The command that installs these programs; Node.js images may have a yarn already, which npm replaces only by force. */
    String globally(List<String> programs) {
        boolean yarn = tool.manager() == PackageManager.YARN_CLASSIC || tool.manager() == PackageManager.YARN_BERRY;
        return "npm install --global " + (yarn ? "--force " : "") + String.join(" ", programs);
    }

    /** Variables that it must run under. */
    List<String> environment() {
        return tool.manager() == PackageManager.YARN_BERRY ? List.of("YARN_NODE_LINKER=node-modules") : List.of();
    }

    /** The command that installs the packages, exactly those of the lock file where there is one. */
    String packages(boolean withDevelopment) {
        boolean locked = tool.lock().isPresent();
        return switch (tool.manager()) {
            case NPM -> (locked ? "npm ci" : "npm install") + (withDevelopment ? " --include=dev" : " --omit=dev");
            case PNPM -> "pnpm install" + (locked ? " --frozen-lockfile" : " --no-frozen-lockfile")
                    + (withDevelopment ? " --prod=false" : " --prod");
            case YARN_CLASSIC -> "yarn install" + (locked ? " --frozen-lockfile" : "")
                    + (withDevelopment ? " --production=false" : " --production");
            case YARN_BERRY -> berry(locked, withDevelopment);
            case BUN -> "bun install" + (locked ? " --frozen-lockfile" : "") + (withDevelopment ? "" : " --production");
        };
    }

    /** Yarn 4 brings the command that leaves development packages out; before it, that was a plugin. */
    private String berry(boolean locked, boolean withDevelopment) {
        boolean focuses = tool.version().map(version -> !version.startsWith("2") && !version.startsWith("3")).orElse(true);
        return !withDevelopment && focuses ? "yarn workspaces focus --all --production"
                : "yarn install" + (locked ? " --immutable" : " --no-immutable");
    }

    /** What drops the downloads after an install, where they would double the layer. */
    List<String> cleaning() {
        return switch (tool.manager()) {
            case NPM -> List.of("npm cache clean --force");
            case YARN_CLASSIC -> List.of("yarn cache clean");
            case YARN_BERRY -> List.of("yarn cache clean --all");
            // these link the packages to their store, which costs nothing within one layer
            case PNPM, BUN -> List.of();
        };
    }

    String run(String script) {
        return tool.manager().label() + " run " + script;
    }

    /** Files in the workspace's root that an install reads beside {@code package.json} and the lock file. */
    List<String> settings() {
        return switch (tool.manager()) {
            case NPM -> List.of(".npmrc");
            case PNPM -> List.of(".npmrc", "pnpm-workspace.yaml", ".pnpmfile.cjs");
            case YARN_CLASSIC -> List.of(".npmrc", ".yarnrc");
            case YARN_BERRY -> List.of(".yarnrc.yml");
            case BUN -> List.of(".npmrc", "bunfig.toml");
        };
    }

    List<String> programs(Start start) {
        List<String> programs = new ArrayList<>(itself().stream().toList());
        programs.addAll(start.tools());
        return programs;
    }
}
