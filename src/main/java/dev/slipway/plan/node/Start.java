package dev.slipway.plan.node;

import java.util.List;
import java.util.Set;

import dev.slipway.plan.Warning;

/**
 * How the agent starts, and what has to be there for it.
 *
 * @param entryPoint the file that starts, as the client knows it; {@code package.json} where only a script says it
 * @param command the image's command
 * @param build what makes the started file, if anything does
 * @param withDevelopment whether packages declared for development are needed at run time
 * @param tools programs from npm that must be installed besides, such as {@code tsx@4}
 * @param warnings about guesses and changes
 */
record Start(String entryPoint, List<String> command, Build build, boolean withDevelopment, Set<String> tools,
        List<Warning> warnings) {

    enum Build {
        NONE,
        /** The {@code build} script of {@code package.json}. */
        SCRIPT,
        /** The TypeScript compiler, where no script calls it. */
        COMPILER
    }

    /** Whether the command is a program that some package brings, rather than node or a package manager. */
    boolean runsPackageProgram() {
        return !Set.of("node", "npm", "pnpm", "yarn", "bun", "npx").contains(command.get(0));
    }
}
