package dev.slipway.plan.python.install;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.slipway.plan.python.source.PythonFile;

/**
 * Debian packages for what wheels do not bring: programs that a library runs, libraries that it loads, and a compiler where
 * there is only source. {@code system-packages.tsv} lists them by distribution.
 */
public final class SystemPackages {

    private static final Map<String, List<String>> BY_DISTRIBUTION = SystemTable.rows("distribution");
    private static final Map<String, List<String>> BY_PROGRAM = SystemTable.rows("program");

    private SystemPackages() {
    }

    /**
     * @param distributions that are installed, by normalised name
     * @param files that run
     * @param fromGit whether a requirement is fetched with git
     */
    public static List<String> of(Collection<String> distributions, Collection<PythonFile> files, boolean fromGit) {
        SortedSet<String> packages = new TreeSet<>();
        distributions.forEach(name -> packages.addAll(BY_DISTRIBUTION.getOrDefault(name, List.of())));
        for (PythonFile file : files) {
            if (file.imports("subprocess") || file.imports("asyncio.subprocess")
                    || file.code().has("create_subprocess_exec(")) {
                packages.addAll(programs(file));
            }
        }
        if (fromGit) {
            packages.add("git");
        }
        return new ArrayList<>(packages);
    }

    /** Programs that a list of arguments begins with: {@code subprocess.run(["ffmpeg", ...])}. */
    private static List<String> programs(PythonFile file) {
        return BY_PROGRAM.keySet().stream()
                .filter(program -> file.code().has("[\"" + program + "\"") || file.code().has("['" + program + "'")
                        || file.code().has("subprocess_exec(\"" + program + "\""))
                .flatMap(program -> BY_PROGRAM.get(program).stream()).collect(Collectors.toList());
    }
}
