package dev.slipway.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What a service with this home has on the machine at one moment. Taken before and after, it shows what was left over.
 *
 * @param processes command lines of those that name the home in their arguments or environment
 * @param mounts mount points below the home, in any mount namespace that can be read
 * @param workFolders of builds under way
 * @param containers names of Buildah's working containers
 */
public record MachineState(List<String> processes, Set<String> mounts, List<String> workFolders, List<String> containers) {

    public static MachineState below(Path home) throws IOException {
        return new MachineState(processes(home), mounts(home), children(home.resolve("builds/work")), containers(home));
    }

    /** Processes of this home apart from the service itself. */
    public static MachineState belowWithout(Path home, long service) throws IOException {
        MachineState all = below(home);
        String own = service + " ";
        return new MachineState(all.processes.stream().filter(line -> !line.startsWith(own)).toList(), all.mounts,
                all.workFolders, all.containers);
    }

    public boolean isClean() {
        return processes.isEmpty() && mounts.isEmpty() && workFolders.isEmpty() && containers.isEmpty();
    }

    private static List<String> processes(Path home) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path process : processFolders()) {
            String command = read(process.resolve("cmdline"));
            if (names(command, home) || names(read(process.resolve("environ")), home)) {
                found.add(process.getFileName() + " " + command.replace('\0', ' ').strip());
            }
        }
        return found;
    }

    /** A home named replica-1 is not named by replica-10. */
    private static boolean names(String text, Path home) {
        return Stream.of("/", "\0", ":", ",").anyMatch(end -> text.contains(home + end));
    }

    private static Set<String> mounts(Path home) throws IOException {
        Set<String> found = new TreeSet<>();
        for (Path process : processFolders()) {
            for (String line : read(process.resolve("mountinfo")).split("\n")) {
                String[] columns = line.split(" ");
                if (columns.length > 4 && columns[4].startsWith(home + "/")) {
                    found.add(columns[4]);
                }
            }
        }
        return found;
    }

    private static List<Path> processFolders() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            return all.filter(path -> path.getFileName().toString().matches("\\d+")).toList();
        }
    }

    /** Nothing of a process that is gone, dead, or another user's. */
    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    private static List<String> children(Path folder) {
        String[] names = folder.toFile().list();
        return names == null ? List.of() : Arrays.stream(names).sorted().toList();
    }

    /** As containers/storage keeps them, newer ones in two files. */
    private static List<String> containers(Path home) throws IOException {
        List<String> names = new ArrayList<>(containersIn(home.resolve("buildah/storage")));
        for (String workspace : children(home.resolve("buildah/workspaces"))) {
            names.addAll(containersIn(home.resolve("buildah/workspaces").resolve(workspace).resolve("storage")));
        }
        return names;
    }

    private static List<String> containersIn(Path storage) throws IOException {
        List<String> names = new ArrayList<>();
        for (String list : new String[] { "containers.json", "volatile-containers.json" }) {
            Path file = storage.resolve("overlay-containers").resolve(list);
            if (Files.exists(file)) {
                new ObjectMapper().readTree(Files.readAllBytes(file)).forEach(
                        container -> names.add(container.path("names").path(0).asText(container.path("id").asText())));
            }
        }
        return names;
    }
}
