package dev.slipway.plan.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A script of {@code package.json}, read as far as it is plain words. What a shell would have to interpret stays in
 * {@code package.json}, where npm hands it to the container's shell; it never gets into a Dockerfile.
 *
 * @param text as written
 * @param words the program and its arguments; empty when a shell is needed
 */
record Script(String text, List<String> words) {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./ -]+");
    private static final Pattern OWN_BUILD = Pattern.compile("^(?:npm|pnpm|yarn|bun)(?: run)? build\\s*&&\\s*");
    private static final Pattern ALIAS = Pattern.compile("^(?:npm|pnpm|yarn|bun) run ([A-Za-z0-9:_-]+)$");
    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*=.*");
    private static final Pattern FILE = Pattern.compile("[^-].*\\.[cm]?[jt]sx?|\\.{0,2}/.*");
    private static final int LONGEST_CHAIN = 5;
    /** Programs whose package is called otherwise. */
    private static final Map<String, String> PACKAGES = Map.of("nest", "@nestjs/cli", "tsc", "typescript", "tsnd",
            "ts-node-dev", "langgraphjs", "@langchain/langgraph-cli", "run-s", "npm-run-all", "run-p", "npm-run-all",
            "dotenv", "dotenv-cli", "remix-serve", "@remix-run/serve", "genkit", "genkit-cli");
    private static final Set<String> WATCHERS = Set.of("nodemon", "ts-node-dev", "tsnd", "node-dev", "vite");

    /** Reads a script of a manifest, following {@code npm run other}. */
    static Script of(PackageJson manifest, String name) {
        String text = manifest.script(name).orElse("");
        for (int i = 0; i < LONGEST_CHAIN; i++) {
            Matcher alias = ALIAS.matcher(text);
            Optional<String> next = alias.matches() ? manifest.script(alias.group(1)) : Optional.empty();
            if (next.isEmpty()) {
                break;
            }
            text = next.get();
        }
        return read(text);
    }

    static Script read(String text) {
        String command = OWN_BUILD.matcher(text.strip()).replaceFirst("");
        if (!PLAIN.matcher(command).matches()) {
            return new Script(text, List.of());
        }
        List<String> words = new ArrayList<>(List.of(command.strip().split(" +")));
        if (words.get(0).equals("cross-env")) {
            words.remove(0);
        }
        while (!words.isEmpty() && words.get(0).startsWith("NODE_ENV=")) {
            words.remove(0);
        }
        boolean assigns = words.isEmpty() || ASSIGNMENT.matcher(words.get(0)).matches();
        return new Script(text, assigns ? List.of() : List.copyOf(words));
    }

    boolean needsShell() {
        return words.isEmpty();
    }

    /** The program's name; empty when a shell runs the script. */
    String program() {
        return needsShell() ? "" : words.get(0);
    }

    /** The file that the program is given. */
    Optional<String> file() {
        return words.stream().skip(1).filter(word -> FILE.matcher(word).matches()).findFirst()
                .or(() -> program().equals("node") && words.size() == 2 && !words.get(1).startsWith("-")
                        ? Optional.of(words.get(1))
                        : Optional.empty());
    }

    /** Whether it restarts or rebuilds on change, as one wants it only while writing code. */
    boolean isForDevelopment() {
        return WATCHERS.contains(program()) || words.contains("--watch") || words.contains("watch")
                || words.contains("dev") || program().equals("nest");
    }

    /** Every package that it may need by name: programs, and what {@code -r}, {@code --import} and {@code --loader} load. */
    Stream<String> packages() {
        return Stream.of(text.split("[\\s;&|()=\"']+")).filter(word -> !word.isEmpty())
                .map(word -> PackageName.of(word).map(name -> PACKAGES.getOrDefault(name, name)).orElse(word));
    }
}
