package dev.slipway.plan.python.install;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.slipway.plan.ExecForm;

/**
 * The Dockerfile of a Python agent. For pip with a {@code requirements.txt} its bytes are part of the API contract
 * ("Generated Dockerfile"). What changes seldom comes first, so that a change of the source alone redoes the last copy and
 * nothing that takes time.
 */
public record PythonDockerfile(String baseImage, Installation installation, List<String> systemPackages,
        SortedMap<String, String> environment, List<String> command) {

    private static final Pattern PLAIN_PATH = Pattern.compile("[\\w./+-]+");
    private static final Pattern PLAIN_WORD = Pattern.compile("[\\w.=:/@%+-]+");

    public String text() {
        boolean sourcesFirst = installation.needsSources()
                || !installation.manifests().stream().allMatch(PythonDockerfile::isPlain);
        List<String> blocks = new ArrayList<>();
        blocks.add("FROM " + baseImage);
        blocks.add("WORKDIR /app");
        if (!systemPackages.isEmpty()) {
            blocks.add("RUN apt-get update && apt-get install -y --no-install-recommends " + String.join(" ", systemPackages)
                    + " && rm -rf /var/lib/apt/lists/*");
        }
        if (sourcesFirst) {
            blocks.add("COPY . .");
        }
        if (!installation.manifests().isEmpty() || !installation.additional().isEmpty()) {
            blocks.add(install(sourcesFirst));
        }
        if (!sourcesFirst) {
            blocks.add("COPY . .");
        }
        SortedMap<String, String> variables = variables();
        if (!variables.isEmpty()) {
            blocks.add("ENV " + variables.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue())
                    .collect(Collectors.joining(" ")));
        }
        blocks.add("EXPOSE 8080");
        blocks.add("CMD " + ExecForm.of(command));
        return String.join("\n\n", blocks) + "\n";
    }

    private static boolean isPlain(String path) {
        return PLAIN_PATH.matcher(path).matches();
    }

    private SortedMap<String, String> variables() {
        SortedMap<String, String> variables = new TreeMap<>(environment);
        switch (installation.installer()) {
            case UV, POETRY, PIPENV -> variables.put("PATH", "/app/.venv/bin:$PATH");
            case PIP, PDM, PYLOCK -> {
                // installed where python looks anyway
            }
        }
        if (installation.browser()) {
            variables.put("PLAYWRIGHT_BROWSERS_PATH", "/ms-playwright");
        }
        return variables;
    }

    private String install(boolean sourcesFirst) {
        List<String> lines = new ArrayList<>();
        tool().ifPresent(tool -> lines.add("RUN pip install --no-cache-dir " + tool));
        if (!sourcesFirst) {
            lines.addAll(copies());
        }
        lines.add("RUN " + installCommand());
        if (installation.browser()) {
            lines.add("RUN PLAYWRIGHT_BROWSERS_PATH=/ms-playwright " + binary("playwright")
                    + " install --with-deps --only-shell chromium && rm -rf /var/lib/apt/lists/*");
        }
        return String.join("\n", lines);
    }

    private String binary(String name) {
        return switch (installation.installer()) {
            case UV, POETRY, PIPENV -> "/app/.venv/bin/" + name;
            case PIP, PDM, PYLOCK -> name;
        };
    }

    private Optional<String> tool() {
        return switch (installation.installer()) {
            case PIP, PDM -> Optional.empty();
            case UV, PYLOCK -> Optional.of("uv");
            case POETRY -> Optional.of("poetry poetry-plugin-pypi-mirror");
            case PIPENV -> Optional.of("pipenv");

        };
    }

    /** One line for each folder, because {@code COPY} puts all that it is given into one. */
    private List<String> copies() {
        Map<String, List<String>> byFolder = new LinkedHashMap<>();
        installation.manifests()
                .forEach(path -> byFolder.computeIfAbsent(folder(path), folder -> new ArrayList<>()).add(path));
        return byFolder.entrySet().stream()
                .map(entry -> "COPY " + String.join(" ", entry.getValue()) + " " + target(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static String target(String folder, List<String> files) {
        return folder.isEmpty() ? files.size() == 1 ? "." : "./" : folder + "/";
    }

    private static String folder(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    private String installCommand() {
        return switch (installation.installer()) {
            case PIP -> pip();
            case UV -> "uv sync --frozen --no-dev" + groups(" --group ")
                    + " --no-install-project --no-cache --python-preference only-system";
            case POETRY ->
                "POETRY_VIRTUALENVS_IN_PROJECT=true POETRY_PYPI_MIRROR_URL=${PIP_INDEX_URL:-https://pypi.org/simple/}"
                        + " poetry install --only main" + groups(",")
                        + " --no-root --no-interaction --no-cache";
            case PIPENV -> "PIPENV_VENV_IN_PROJECT=1 PIP_NO_CACHE_DIR=1 pipenv sync";
            case PDM -> "pip install --no-cache-dir --no-deps -r " + installation.deciding().get(0);
            case PYLOCK -> "uv pip install --system --no-cache -r " + installation.deciding().get(0);
        };
    }

    /** Group names are words in every tool; any other is left out rather than handed to a shell. */
    private String groups(String before) {
        return installation.groups().stream().filter(group -> PLAIN_WORD.matcher(group).matches() && !group.startsWith("-"))
                .map(group -> before + group).collect(Collectors.joining());
    }

    private String pip() {
        Stream<String> file = installation.deciding().stream().flatMap(path -> Stream.of("-r", path));
        return "pip install --no-cache-dir "
                + Stream.concat(file, installation.additional().stream().map(PythonDockerfile::quoted))
                        .collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return PLAIN_WORD.matcher(word).matches() ? word : "'" + word.replace("'", "") + "'";
    }
}
