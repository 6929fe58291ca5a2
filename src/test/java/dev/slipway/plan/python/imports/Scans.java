package dev.slipway.plan.python.imports;

import java.util.List;

/**
 * Short ways to scan and to say what was found: {@code 3 ..a.b[c, d]} is line 3, level 2, module a.b, names c and
 * d.
 */
final class Scans {

    private Scans() {
    }

    static ScanResult scan(String... lines) {
        return ImportScanner.scan("test.py", String.join("\n", lines));
    }

    static List<String> imports(String... lines) {
        return scan(lines).imports().stream().map(Scans::describe).toList();
    }

    static List<String> contexts(String... lines) {
        return scan(lines).imports().stream().map(one -> one.module() + " " + one.context()).toList();
    }

    static List<Guard> guards(String module, String... lines) {
        return scan(lines).imports().stream().filter(one -> one.module().equals(module)).findFirst().orElseThrow()
                .surroundings().guards();
    }

    private static String describe(PythonImport one) {
        String names = one.names().isEmpty() ? "" : one.names().toString();
        return one.line() + " " + ".".repeat(one.level()) + one.module() + names;
    }
}
