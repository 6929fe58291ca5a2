package dev.slipway.buildah;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Removes the working containers that killed builds left in the storage. They are looked up in the storage's own lists
 * (containers/storage, {@code containers.json}): a Buildah that was killed before it had described its container leaves one
 * that {@code buildah rm --all} passes over, and that can only be removed by its id.
 */
@ApplicationScoped
public class Leftovers {

    static final List<String> LISTS = List.of("containers.json", "volatile-containers.json");
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f]{64})\"");

    private final BuildahHome home;
    private final Commands commands;
    private volatile boolean sweepDue;

    Leftovers(BuildahHome home, Commands commands) {
        this.home = home;
        this.commands = commands;
    }

    /** Removes all there are. Only safe while nothing is being built. */
    public void removeAll() {
        sweepDue = false;
        home.storages().forEach(storage -> remove(storage, all(storage)));
    }

    /** Removes those of one build, whose processes are gone; of what it had not described yet nobody knows whose it is. */
    public void removeOf(BuildJob job) {
        Storage storage = home.storage(job.workspace());
        remove(storage, all(storage).stream().filter(id -> isMarked(storage, id, job)).toList());
        sweepDue = true;
    }

    /** Whether a build was killed since all were removed. */
    public boolean isSweepDue() {
        return sweepDue;
    }

    /** Removes what only the user namespace may: a step can give a folder that it has mounted to any of its users. */
    public void removeFolder(Path folder) {
        commands.output(home.storage(BuildJob.DEFAULT_WORKSPACE), command -> command.removeFolder(folder));
    }

    private void remove(Storage storage, List<String> ids) {
        if (!ids.isEmpty()) {
            commands.output(storage, command -> command.remove(ids));
        }
    }

    private static List<String> all(Storage storage) {
        return LISTS.stream().flatMap(list -> idsIn(storage.containers().resolve(list))).distinct().toList();
    }

    private static Stream<String> idsIn(Path list) {
        try {
            return ID.matcher(Files.readString(list)).results().map((MatchResult id) -> id.group(1)).toList().stream();
        } catch (IOException e) {
            return Stream.empty(); // nothing was ever built here, or this version keeps no such list
        }
    }

    static boolean isMarked(Storage storage, String id, BuildJob job) {
        try {
            return Files.readString(storage.containers().resolve(id).resolve("userdata/buildah.json"))
                    .contains(job.mark().toString());
        } catch (IOException e) {
            return false; // not described yet, or removed meanwhile
        }
    }
}
