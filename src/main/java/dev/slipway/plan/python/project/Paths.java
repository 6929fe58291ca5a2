package dev.slipway.plan.python.project;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Relative POSIX paths inside the source tree. */
final class Paths {

    private Paths() {
    }

    static String join(String folder, String name) {
        return folder.isEmpty() ? name : folder + "/" + name;
    }

    static String folder(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** What a path means when it is read from a folder; empty for one that is absolute or climbs out of the tree. */
    static Optional<String> resolve(String folder, String path) {
        if (path.startsWith("/") || path.startsWith("~")) {
            return Optional.empty();
        }
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : (folder + "/" + path).split("/")) {
            if (segment.equals("..")) {
                if (segments.isEmpty()) {
                    return Optional.empty();
                }
                segments.removeLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        return Optional.of(String.join("/", segments));
    }
}
