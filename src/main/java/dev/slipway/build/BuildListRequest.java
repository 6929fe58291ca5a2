package dev.slipway.build;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.slipway.access.Workspace;
import dev.slipway.image.ImageName;
import dev.slipway.problem.PageLimit;
import dev.slipway.problem.ProblemException;

/**
 * The query of {@code GET /builds}, checked.
 *
 * @param filter which builds
 * @param after where the page before ended
 * @param limit most builds on the page
 */
record BuildListRequest(BuildFilter filter, BuildCursor after, int limit) {

    private static final String STATUSES = Stream.of(BuildStatus.values()).map(Enum::name).collect(Collectors.joining(", "));

    /**
     * Reads the parameters as they came; null is one that did not.
     *
     * @throws ProblemException 400 that names the parameter
     */
    static BuildListRequest read(Workspace workspace, String name, List<String> statuses, String limit, String cursor) {
        BuildFilter filter = new BuildFilter(workspace, name(name), statuses(statuses));
        return new BuildListRequest(filter, cursor == null ? BuildCursor.START : cursor(cursor, filter), PageLimit.read(limit));
    }

    private static Optional<String> name(String name) {
        if (name == null) {
            return Optional.empty();
        }
        try {
            ImageName.ofAgent(name);
        } catch (IllegalArgumentException e) {
            throw ProblemException.badField("name", e.getMessage());
        }
        if (name.indexOf('\0') >= 0) { // PostgreSQL cannot even compare with it
            throw ProblemException.badField("name", "name must not hold a NUL character");
        }
        return Optional.of(name);
    }

    private static List<BuildStatus> statuses(List<String> given) {
        if (given == null || given.isEmpty()) {
            return List.of(BuildStatus.values());
        }
        Set<BuildStatus> wanted = EnumSet.noneOf(BuildStatus.class);
        given.stream().flatMap(text -> Arrays.stream(text.split(",", -1))).map(BuildListRequest::status)
                .forEach(wanted::add);
        return List.copyOf(wanted);
    }

    private static BuildStatus status(String text) {
        return Stream.of(BuildStatus.values()).filter(status -> status.name().equals(text)).findFirst()
                .orElseThrow(() -> ProblemException.badField("status",
                        "status must be one of " + STATUSES + ", or several of them with commas between"));
    }

    private static BuildCursor cursor(String text, BuildFilter filter) {
        return BuildCursor.parse(text, filter).orElseThrow(() -> ProblemException.badField("cursor",
                "this cursor does not belong to this list; send next_cursor as it came, with the same name and status,"
                        + " or leave it out to start with the newest build"));
    }
}
