package dev.slipway.append;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

import dev.slipway.artifact.ContextArchive;
import dev.slipway.image.Digest;

/**
 * A build context in two halves: what the dependencies are made from, and the sources as a layer.
 *
 * @param copy how the Dockerfile falls apart
 * @param inputs the files that the dependencies are made from: path in the context and digest of the content
 * @param paths every file of the context, as the image will name it, without a slash in front
 * @param sources all of those files, where the Dockerfile copies them
 */
public record PartedContext(SourceCopy copy, SortedMap<String, Digest> inputs, List<String> paths, Layer sources) {

    private static final String FILES = ContextArchive.CONTEXT + "/";

    /**
     * Takes a stored context apart; nothing where its Dockerfile cannot be parted.
     *
     * @param time of every file in the layer
     */
    public static Optional<PartedContext> of(byte[] archive, Instant time) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(
                new GZIPInputStream(new ByteArrayInputStream(archive)), "UTF-8")) {
            TarArchiveEntry first = tar.getNextEntry();
            if (first == null || !first.getName().equals(ContextArchive.DOCKERFILE)) {
                return Optional.empty(); // not packed by ContextArchive, which begins with the Dockerfile
            }
            Optional<SourceCopy> copy = SourceCopy.in(new String(tar.readAllBytes(), StandardCharsets.UTF_8));
            return copy.isEmpty() ? Optional.empty() : Optional.of(read(copy.get(), tar, time));
        }
    }

    private static PartedContext read(SourceCopy copy, TarArchiveInputStream tar, Instant time) throws IOException {
        SortedMap<String, Digest> inputs = new TreeMap<>();
        List<String> paths = new ArrayList<>();
        try (SourceLayer layer = new SourceLayer(copy.folder(), time)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String path = entry.getName().substring(FILES.length());
                paths.add(copy.folder().substring(1) + "/" + path);
                if (isInput(copy, path)) {
                    byte[] content = tar.readAllBytes();
                    inputs.put(path, Digest.of(content));
                    layer.add(path, content.length, new ByteArrayInputStream(content));
                } else {
                    layer.add(path, entry.getSize(), tar);
                }
            }
            return new PartedContext(copy, inputs, List.copyOf(paths), layer.finish());
        }
    }

    private static boolean isInput(SourceCopy copy, String path) {
        return copy.inputs().stream().anyMatch(input -> path.equals(input) || path.startsWith(input + "/"));
    }

    /** The Dockerfile of the first half. */
    public String dependencies() {
        return copy.dependencies();
    }

    /** Where the sources go: absolute and without a slash at the end. */
    public String folder() {
        return copy.folder();
    }

    /** Everything of the request that decides the dependencies, as text. */
    public String decides() {
        StringBuilder text = new StringBuilder(copy.dependencies());
        inputs.forEach((path, digest) -> text.append(digest).append(' ').append(path).append('\n'));
        return text.toString();
    }

    /**
     * Whether one of the sources, or a folder above one, is among these paths of the image below.
     *
     * @param odd without a slash in front
     */
    boolean meets(Collection<String> odd) {
        return paths.stream().anyMatch(path -> odd.stream().anyMatch(one -> path.equals(one) || path.startsWith(one + "/")));
    }
}
