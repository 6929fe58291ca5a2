package dev.slipway.plan.python.packages;

/** The dotted path of a module, as text: {@code google.cloud.storage}. */
final class ModulePath {

    private ModulePath() {
    }

    /** Without its last segment; empty text for a top-level module. */
    static String parent(String module) {
        return module.substring(0, Math.max(0, module.lastIndexOf('.')));
    }

    /** Its first segments, at most so many. */
    static String head(String module, int segments) {
        int end = -1;
        for (int i = 0; i < segments; i++) {
            end = module.indexOf('.', end + 1);
            if (end < 0) {
                return module;
            }
        }
        return module.substring(0, end);
    }

    static String topLevel(String module) {
        int dot = module.indexOf('.');
        return dot < 0 ? module : module.substring(0, dot);
    }
}
