package dev.slipway.sbom;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Debian packages: {@code /var/lib/dpkg/status}, and the files of {@code status.d} where images have no dpkg. Their licences
 * are in texts beside them that no program can read.
 */
final class DebianPackages implements PackageReader {

    private static final Pattern PATH = Pattern.compile("var/lib/dpkg/(status|status\\.d/[^/]+)");
    private static final Pattern BETWEEN = Pattern.compile("\\r?\\n\\s*\\n");

    private final OsRelease system;

    DebianPackages(OsRelease system) {
        this.system = system;
    }

    @Override
    public boolean reads(String path) {
        return PATH.matcher(path).matches() && !path.endsWith(".md5sums");
    }

    @Override
    public Stream<SoftwarePackage> read(PackageFile file) {
        return BETWEEN.splitAsStream(file.text()).map(stanza -> Fields.read(stanza.lines().toList()))
                .filter(DebianPackages::isInstalled).map(fields -> packageOf(fields, file.path()));
    }

    /** Files of {@code status.d} have no status; what dpkg has removed but for its settings has another. */
    private static boolean isInstalled(Fields fields) {
        return !fields.first("package").isEmpty()
                && fields.some("status").map(status -> status.endsWith(" installed")).orElse(true);
    }

    private SoftwarePackage packageOf(Fields fields, String location) {
        String name = SoftwarePackage.clean(fields.first("package"));
        String version = SoftwarePackage.clean(fields.first("version"));
        Map<String, String> qualifiers = Map.of("arch", SoftwarePackage.clean(fields.first("architecture")), "distro",
                system.distribution(), "upstream", source(fields, name));
        String purl = PackageUrl.of("deb", system.id() + "/" + name.replace('/', ' '), version, qualifiers);
        return new SoftwarePackage(purl, name, version, List.of(), location);
    }

    /** What it was built from, which vulnerability lists are kept by; empty where that has the same name. */
    private static String source(Fields fields, String name) {
        String source = Arrays.stream(fields.first("source").split(" ")).findFirst().orElse("");
        return source.equals(name) ? "" : SoftwarePackage.clean(source);
    }
}
