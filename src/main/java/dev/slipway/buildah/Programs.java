package dev.slipway.buildah;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The programs of the host that building needs, looked up on the PATH. */
final class Programs {

    /** Where Debian keeps programs, for services that start without a PATH. */
    static final String FALLBACK_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private Programs() {
    }

    static String path() {
        return Optional.ofNullable(System.getenv("PATH")).filter(path -> !path.isBlank()).orElse(FALLBACK_PATH);
    }

    /** Where a program is; a path is taken as it is. */
    static Optional<Path> find(String program) {
        Stream<Path> candidates = program.contains("/") ? Stream.of(Path.of(program))
                : Stream.of(path().split(File.pathSeparator)).filter(folder -> !folder.isEmpty())
                        .map(folder -> Path.of(folder, program));
        return candidates.filter(Files::isExecutable).findFirst();
    }

    /** Those of the given programs that are not there. */
    static List<String> missing(List<String> programs) {
        return programs.stream().filter(program -> find(program).isEmpty()).toList();
    }
}
