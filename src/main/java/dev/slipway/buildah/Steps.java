package dev.slipway.buildah;

import java.util.List;

/** Names a Dockerfile's instruction the way a person would. */
final class Steps {

    private static final List<String> KNOWN = List.of("pip install", "uv sync", "uv pip install", "poetry install",
            "pipenv install", "pipenv sync", "pdm sync", "apt-get install", "npm ci", "npm install", "npm run build",
            "pnpm install", "yarn install", "bun install", "go mod download", "go build");
    private static final int LONGEST_NAME = 60;

    private Steps() {
    }

    /** {@code pip install} for {@code RUN pip install --no-cache-dir ...}; {@code base image} before the first step. */
    static String nameOf(String instruction) {
        if (instruction.isEmpty() || instruction.regionMatches(true, 0, "FROM ", 0, 5)) {
            return "base image";
        }
        if (!instruction.regionMatches(true, 0, "RUN ", 0, 4)) {
            return clipped(instruction);
        }
        return KNOWN.stream().filter(instruction::contains).findFirst().orElseGet(() -> clipped(instruction));
    }

    /** Whether a step of this name installs from an index of packages. */
    static boolean isInstallation(String name) {
        return KNOWN.contains(name);
    }

    private static String clipped(String instruction) {
        String line = instruction.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST_NAME ? line : line.substring(0, LONGEST_NAME) + "...";
    }
}
