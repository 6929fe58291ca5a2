package dev.slipway.buildah;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All processes of this machine at one moment, as proc(5) shows them. Those of a build are the descendants of the process
 * that the service has started: a step runs in a PID namespace below it, and what is orphaned there is given to the first
 * process of that namespace, so that no daemon leaves the tree.
 */
public final class ProcessTable {

    private static final long PAGE = 4096;
    /** Fields of /proc/PID/stat behind the name in parentheses, which may itself hold anything. */
    private static final int PARENT = 1;
    private static final int THREADS = 17;
    private static final int RESIDENT_PAGES = 21;

    private record Entry(long pid, long threads, long residentBytes) {
    }

    private final Map<Long, List<Entry>> childrenOf = new HashMap<>();

    private ProcessTable() {
    }

    public static ProcessTable read() {
        ProcessTable table = new ProcessTable();
        String[] names = new File("/proc").list((folder, name) -> Character.isDigit(name.charAt(0)));
        for (String pid : names == null ? new String[0] : names) {
            table.add(Long.parseLong(pid));
        }
        return table;
    }

    private void add(long pid) {
        String stat = text(Path.of("/proc", Long.toString(pid), "stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
        if (fields.length > RESIDENT_PAGES) {
            childrenOf.computeIfAbsent(Long.parseLong(fields[PARENT]), parent -> new ArrayList<>()).add(new Entry(pid,
                    Long.parseLong(fields[THREADS]), Long.parseLong(fields[RESIDENT_PAGES]) * PAGE));
        }
    }

    /** What a process and all its descendants use. */
    public TreeUsage usageBelow(long root) {
        List<Long> pids = new ArrayList<>(List.of(root));
        Deque<Long> open = new ArrayDeque<>(pids);
        long threads = 0;
        long resident = 0;
        while (!open.isEmpty()) {
            for (Entry child : childrenOf.getOrDefault(open.poll(), List.of())) {
                pids.add(child.pid());
                open.add(child.pid());
                threads += child.threads();
                resident += child.residentBytes();
            }
        }
        return new TreeUsage(List.copyOf(pids), threads, resident);
    }

    /** Nothing of a process that is gone. */
    static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
