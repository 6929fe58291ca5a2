package dev.slipway.plan.node;

import java.util.ArrayDeque;
import java.util.Optional;

/** Arithmetic of paths in a source tree, where the root is the empty path. */
final class Folders {

    private Folders() {
    }

    static String in(String folder, String name) {
        return folder.isEmpty() ? name : folder + "/" + name;
    }

    static String of(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    /** The part behind the folder; the path itself when it lies elsewhere. */
    static String relative(String folder, String path) {
        return !folder.isEmpty() && path.startsWith(folder + "/") ? path.substring(folder.length() + 1) : path;
    }

    static boolean contains(String folder, String path) {
        return folder.isEmpty() || path.startsWith(folder + "/");
    }

    /** Where a relative path leads from a folder; nothing when it climbs out of the tree. */
    static Optional<String> resolve(String folder, String path) {
        ArrayDeque<String> parts = new ArrayDeque<>();
        for (String part : in(folder, path).split("/")) {
            if (part.equals("..")) {
                if (parts.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return Optional.of(String.join("/", parts));
    }
}
