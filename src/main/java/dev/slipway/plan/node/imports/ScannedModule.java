package dev.slipway.plan.node.imports;

import java.util.List;
import java.util.Optional;

/**
 * What reading one file tells.
 *
 * @param imports in the order of the file, types left out: they are gone when the code runs
 * @param esm whether it uses what only an ECMAScript module may: import or export declarations, {@code import.meta},
 *        {@code await} outside functions
 * @param commonJs whether it uses {@code require}, {@code module.exports} or {@code __dirname}
 * @param serves whether it starts a server: {@code .listen(}, {@code serve(}, {@code .connect(} of an MCP transport
 * @param fixedPort where it listens on a number written in the source
 */
public record ScannedModule(List<ModuleImport> imports, boolean esm, boolean commonJs, boolean serves,
        Optional<FixedPort> fixedPort) {

    /** A port number in the source, and its 1-based line. */
    public record FixedPort(String port, int line) {
    }

    /**
     * Reads one file; its name's end decides whether JSX may occur ({@code .ts}, {@code .mts}, {@code .cts}: not there).
     * Never throws, takes linear time.
     */
    public static ScannedModule of(String path, String text) {
        boolean withJsx = !path.endsWith(".ts") && !path.endsWith(".mts") && !path.endsWith(".cts");
        return new ImportReader(new Lexer(text, withJsx)).read();
    }
}
