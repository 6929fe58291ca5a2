package dev.slipway.plan.go;

import java.util.List;

/**
 * What reading one Go file tells.
 *
 * @param path among the files
 * @param packageName of its package clause; empty where there is none
 * @param imports in their order
 * @param main whether it declares {@code func main()}
 * @param constrained whether a build constraint ({@code //go:build}, or a file name such as {@code x_windows.go}) decides if
 *        it counts
 * @param ignored whether {@code //go:build ignore} keeps it out of its package
 */
record GoFile(String path, String packageName, List<Import> imports, boolean main, boolean constrained,
        boolean ignored) {

    /** An import path, and its 1-based line. */
    record Import(String path, int line) {

        /** Whether Go brings it: the first element of every other import path has a dot, or is the own module's name. */
        boolean isStandard() {
            String first = path.replaceFirst("/.*", "");
            return StandardLibrary.ROOTS.contains(first);
        }

        /** Whether it may be in a module from elsewhere. */
        boolean isExternal() {
            return path.replaceFirst("/.*", "").contains(".");
        }
    }

    /** Whether it begins a program of its own. */
    boolean isProgram() {
        return main && packageName.equals("main");
    }

    String folder() {
        return Paths.folder(path);
    }

    boolean usesC() {
        return imports.stream().anyMatch(one -> one.path().equals("C"));
    }
}
