package dev.slipway.plan.python.imports;

/**
 * Reads from the source of a Python file what it imports, without running it and without building a syntax tree. On
 * every file that Python's own parser takes, the imports are those of Python's {@code ast} module; from any other text
 * it reads what it can and says what was wrong.
 *
 * <p>
 * For example, {@code ImportScanner.scan("app.py", "import numpy as np")} has one import, of {@code numpy}, in line
 * 1, at {@link ImportContext#TOP_LEVEL}.
 *
 * <p>
 * Time and memory are linear in the length of the source, whatever is in it, and nothing is thrown.
 */
public final class ImportScanner {

    private ImportScanner() {
    }

    /**
     * @param file how the file is to be named in the result; it is not opened
     * @param source its text, with or without a byte order mark
     */
    public static ScanResult scan(String file, String source) {
        return scan(file, new Cursor(source));
    }

    /** Leaves the cursor to tests, who ask it for the work that was done. */
    static ScanResult scan(String file, Cursor cursor) {
        Findings findings = new Findings();
        new StatementReader(cursor, findings).readAll();
        new ContextResolver(cursor).resolve(findings.imports);
        return findings.result(file);
    }
}
