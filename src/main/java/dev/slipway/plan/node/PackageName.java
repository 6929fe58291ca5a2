package dev.slipway.plan.node;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of npm packages (the validate-npm-package-name rules), and which of them an import means. */
final class PackageName {

    private static final Pattern NAME = Pattern
            .compile("((?:@[a-z0-9-][a-z0-9._-]*/)?[a-zA-Z0-9][a-zA-Z0-9._-]*)(?:/.*)?", Pattern.DOTALL);
    private static final int LONGEST = 214;
    /** nodejs.org, "Modules: builtinModules". */
    private static final Set<String> BUILT_IN = Set.of("assert", "async_hooks", "buffer", "child_process", "cluster",
            "console", "constants", "crypto", "dgram", "diagnostics_channel", "dns", "domain", "events", "fs", "http",
            "http2", "https", "inspector", "module", "net", "os", "path", "perf_hooks", "process", "punycode",
            "querystring", "readline", "repl", "stream", "string_decoder", "sys", "timers", "tls", "trace_events", "tty",
            "url", "util", "v8", "vm", "wasi", "worker_threads", "zlib", "bun");

    private PackageName() {
    }

    /**
     * The package that a specifier is in: {@code @scope/name/sub} is in {@code @scope/name}. Nothing for the project's own
     * files, for what Node.js brings, for URLs and for the aliases that bundlers use ({@code @/x}, {@code ~/x},
     * {@code #x}).
     */
    static Optional<String> of(String specifier) {
        Matcher name = NAME.matcher(specifier);
        return name.matches() && name.group(1).length() <= LONGEST && !BUILT_IN.contains(name.group(1))
                ? Optional.of(name.group(1))
                : Optional.empty();
    }
}
