package dev.slipway.buildah;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the processes of one build use at a moment.
 *
 * @param pids of all of them, the outermost first
 * @param threads of all but the outermost, which is Buildah's
 * @param residentBytes memory; what several of them share is counted for each
 */
public record TreeUsage(List<Long> pids, long threads, long residentBytes) {

    private static final Pattern SHARE = Pattern.compile("(?m)^Pss:\\s+(\\d+) kB$");
    private static final Pattern WRITTEN = Pattern.compile("(?m)^write_bytes: (\\d+)$");
    private static final Pattern TAKEN_BACK = Pattern.compile("(?m)^cancelled_write_bytes: (\\d+)$");

    /** The same with what is shared counted once. Takes the kernel a walk through every page. */
    public long proportionalBytes() {
        return pids.stream().mapToLong(pid -> number(pid, "smaps_rollup", SHARE) * 1024).sum();
    }

    /** What they and those of their children that have ended have written to disks, without what was removed in time. */
    public long writtenBytes() {
        return pids.stream().mapToLong(pid -> Math.max(0, number(pid, "io", WRITTEN) - number(pid, "io", TAKEN_BACK))).sum();
    }

    private static long number(long pid, String file, Pattern form) {
        Matcher found = form.matcher(ProcessTable.text(Path.of("/proc", Long.toString(pid), file)));
        return found.find() ? Long.parseLong(found.group(1)) : 0;
    }
}
