package dev.slipway.plan.go;

import java.util.regex.Pattern;

/** Arithmetic of paths in a source tree, where the root is the empty path. */
final class Paths {

    private static final Pattern NOT_THE_PROGRAM = Pattern.compile("(^|/)(vendor|testdata|node_modules|[._][^/]*)/");

    private Paths() {
    }

    static String folder(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    static String in(String folder, String name) {
        return folder.isEmpty() ? name : folder + "/" + name;
    }

    static boolean contains(String folder, String path) {
        return folder.isEmpty() || path.equals(folder) || path.startsWith(folder + "/");
    }

    static String relative(String folder, String path) {
        return folder.isEmpty() || path.equals(folder) ? path.equals(folder) ? "" : path
                : path.substring(folder.length() + 1);
    }

    static boolean isGo(String path) {
        return path.endsWith(".go");
    }

    /** Whether the go command itself leaves such a file out (go help packages, "Directory and file names"). */
    static boolean isLeftOut(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return NOT_THE_PROGRAM.matcher(path).find() || name.startsWith("_") || name.startsWith(".")
                || name.endsWith("_test.go");
    }
}
