package dev.slipway.sbom;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Reads what was packed out of an image. */
@ApplicationScoped
public class InventoryReader {

    /** More than any image that is meant to be used. */
    static final int MOST_PACKAGES = 20_000;

    private static final Comparator<SoftwarePackage> ORDER = Comparator.comparing(SoftwarePackage::purl)
            .thenComparing(SoftwarePackage::location);

    private final ObjectMapper json;

    InventoryReader(ObjectMapper json) {
        this.json = json;
    }

    /** Reads the folder that {@code package-files} left: its archive and the list of what was too large for it. */
    public Inventory read(Path folder) throws IOException {
        PackageArchive archive = PackageArchive.open(folder.resolve("package-files.tar"), folder.resolve("oversized"),
                readers(OsRelease.UNKNOWN));
        OsRelease system = archive.files().stream().filter(file -> OsRelease.isToldBy(file.path())).findFirst()
                .map(file -> OsRelease.read(file.lines())).orElse(OsRelease.UNKNOWN);
        List<PackageReader> readers = Stream.concat(readers(system).stream(), Stream.of(new GoModules())).toList();
        List<SoftwarePackage> packages = archive.files().stream().filter(file -> !OsRelease.isToldBy(file.path()))
                .flatMap(file -> read(file, readers)).limit(MOST_PACKAGES + 1L).sorted(ORDER).toList();
        boolean whole = archive.isWhole() && packages.size() <= MOST_PACKAGES;
        return new Inventory(packages.stream().limit(MOST_PACKAGES).toList(), whole);
    }

    /** Whether a file of this path, without a slash in front, would tell of packages. */
    public boolean reads(String path) {
        return OsRelease.isToldBy(path) || readers(OsRelease.UNKNOWN).stream().anyMatch(reader -> reader.reads(path));
    }

    private List<PackageReader> readers(OsRelease system) {
        return List.of(new PythonPackages(), new DebianPackages(system), new NodePackages(json));
    }

    private static Stream<SoftwarePackage> read(PackageFile file, List<PackageReader> readers) {
        return readers.stream().filter(reader -> reader.reads(file.path())).findFirst().stream()
                .flatMap(reader -> reader.read(file));
    }
}
