package dev.slipway.plan.python.imports;

/** Holds what a scan did against the length of its input: linear time, without looking at a clock. */
final class Work {
    /** Looking again at what was read may cost this many passes; real files stay below a half. */
    private static final int MOST_EXTRA_PASSES = 8;
    private static final int MOST_BEYOND = 1_000;

    private Work() {
    }

    static ScanResult scanLinearly(String source) {
        Cursor cursor = new Cursor(source);
        ScanResult result = ImportScanner.scan("test.py", cursor);
        long most = (long) MOST_EXTRA_PASSES * source.length() + MOST_BEYOND;
        if (cursor.extraWork > most) {
            throw new AssertionError(
                    cursor.extraWork + " steps beyond one pass over " + source.length() + " characters");
        }
        return result;
    }
}
