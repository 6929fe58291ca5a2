package dev.slipway.sbom;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The modules that a Go program was made of, which the linker writes into it (Go's {@code debug/buildinfo}, the form since Go
 * 1.18): a magic number on a boundary of 16 bytes, a flag, and at 32 two texts with their lengths before them, the release of
 * Go and the modules.
 */
final class GoModules implements PackageReader {

    static final byte[] MAGIC = "\u00ff Go buildinf:".getBytes(StandardCharsets.ISO_8859_1);

    private static final int HEADER = 32;
    private static final int FLAGS = 15;
    private static final int INLINE = 2;
    /** The linker puts 16 bytes before and after the modules, so that they can be told from other text. */
    private static final int SENTINEL = 16;

    /** What is read in order; the position is where it goes on. */
    private static final class Cursor {
        private final byte[] bytes;
        private int position = HEADER;

        Cursor(byte[] bytes) {
            this.bytes = bytes;
        }

        Optional<String> text() {
            int length = 0;
            for (int shift = 0; shift < 28 && position < bytes.length; shift += 7) {
                int next = bytes[position++];
                length |= (next & 0x7f) << shift;
                if (next >= 0) {
                    return taken(length);
                }
            }
            return Optional.empty();
        }

        private Optional<String> taken(int length) {
            if (length > bytes.length - position) {
                return Optional.empty();
            }
            position += length;
            return Optional.of(new String(bytes, position - length, length, StandardCharsets.UTF_8));
        }
    }

    /** Whatever was packed for no other reason is a program that holds the magic number. */
    @Override
    public boolean reads(String path) {
        return true;
    }

    @Override
    public Stream<SoftwarePackage> read(PackageFile file) {
        byte[] info = file.content();
        boolean readable = info.length > HEADER && Arrays.equals(info, 0, MAGIC.length, MAGIC, 0, MAGIC.length)
                && (info[FLAGS] & INLINE) != 0;
        if (!readable) {
            return Stream.empty();
        }
        Cursor cursor = new Cursor(info);
        Optional<String> release = cursor.text();
        Optional<String> modules = cursor.text().filter(text -> text.length() > 2 * SENTINEL);
        return Stream.concat(release.stream().map(text -> standardLibrary(text, file.path())),
                modules.stream().flatMap(text -> modules(text, file.path())));
    }

    private static SoftwarePackage standardLibrary(String release, String location) {
        String version = SoftwarePackage.clean(release.replaceFirst("^go", "").split(" ")[0]);
        return new SoftwarePackage(PackageUrl.of("golang", "stdlib", version), "stdlib", version, List.of(), location);
    }

    /** Lines of {@code dep}, or {@code =>} for what stands in for the module above it: path, version, checksum. */
    private static Stream<SoftwarePackage> modules(String text, String location) {
        List<String[]> lines = text.lines().map(line -> line.split("\t")).toList();
        return Stream.iterate(0, at -> at < lines.size(), at -> at + 1).filter(at -> {
            boolean replaced = at + 1 < lines.size() && lines.get(at + 1)[0].equals("=>");
            return lines.get(at).length >= 3 && (lines.get(at)[0].equals("=>") || lines.get(at)[0].equals("dep") && !replaced);
        }).map(at -> module(lines.get(at)[1], lines.get(at)[2], location));
    }

    private static SoftwarePackage module(String path, String version, String location) {
        String name = SoftwarePackage.clean(path);
        String clean = SoftwarePackage.clean(version);
        return new SoftwarePackage(PackageUrl.of("golang", name, clean), name, clean, List.of(), location);
    }
}
