package dev.slipway.append;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

import dev.slipway.artifact.ContextArchive;
import dev.slipway.image.Digest;
import dev.slipway.plan.SourceCopy;

/**
 * A build context in two halves: what the dependencies are made from, and the sources as a layer.
 *
 * @param copy how the Dockerfile falls apart
 * @param inputs the files that the dependencies are made from: path in the context and digest of the content
 * @param sources every file of the context, where the Dockerfile copies them
 */
public record PartedContext(SourceCopy copy, SortedMap<String, Digest> inputs, Layer sources) {

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
        try (SourceLayer layer = new SourceLayer(copy.folder(), time)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String path = entry.getName().substring(FILES.length());
                if (isInput(copy, path)) {
                    byte[] content = tar.readAllBytes();
                    inputs.put(path, Digest.of(content));
                    layer.add(path, content.length, new ByteArrayInputStream(content));
                } else {
                    layer.add(path, entry.getSize(), tar);
                }
            }
            return new PartedContext(copy, inputs, layer.finish());
        }
    }

    private static boolean isInput(SourceCopy copy, String path) {
        return copy.inputs().stream().anyMatch(input -> path.equals(input) || path.startsWith(input + "/"));
    }

    /** Everything of the request that decides the dependencies, as text. */
    public String dependencies() {
        StringBuilder text = new StringBuilder(copy.dependencies());
        inputs.forEach((path, digest) -> text.append('\n').append(digest).append(' ').append(path));
        return text.toString();
    }
}
