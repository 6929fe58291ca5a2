package dev.slipway.it;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

import com.fasterxml.jackson.databind.JsonNode;

import dev.slipway.image.Digest;

/** The file system of an image, put together from its layers as the OCI image specification says ("Applying Changesets"). */
final class ImageTree {

    private static final String WHITEOUT = ".wh.";

    private final Map<String, String> files = new TreeMap<>();

    private ImageTree() {
    }

    /** By path: type, mode, owner, time and content of each file. */
    static Map<String, String> of(String image) throws IOException, InterruptedException {
        String registry = image.substring(0, image.indexOf('/'));
        String repository = image.substring(image.indexOf('/') + 1, image.lastIndexOf(':'));
        RawRegistry raw = new RawRegistry(registry);
        ImageTree tree = new ImageTree();
        for (JsonNode layer : raw.manifestJson(repository, image.substring(image.lastIndexOf(':') + 1)).path("layers")) {
            tree.apply(raw.blob(repository, layer.path("digest").asText()));
        }
        return tree.files;
    }

    private void apply(byte[] layer) throws IOException {
        Map<String, String> added = new TreeMap<>();
        List<String> removed = new ArrayList<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(layer)),
                "UTF-8")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String path = entry.getName().replaceFirst("^\\./", "").replaceFirst("/$", "");
                String name = path.substring(path.lastIndexOf('/') + 1);
                if (name.startsWith(WHITEOUT)) {
                    removed.add(path.substring(0, path.length() - name.length()) + name.substring(WHITEOUT.length()));
                } else {
                    added.put(path, describe(entry, tar));
                }
            }
        }
        removed.forEach(path -> files.keySet().removeIf(one -> one.equals(path) || one.startsWith(path + "/")));
        files.putAll(added);
    }

    private static String describe(TarArchiveEntry entry, TarArchiveInputStream tar) throws IOException {
        String what = entry.isDirectory() ? "folder"
                : entry.isFile() && !entry.isLink() ? "file " + Digest.of(tar.readAllBytes())
                        : (char) entry.getLinkFlag() + " to " + entry.getLinkName();
        return "%o %d:%d %s %s".formatted(entry.getMode() & 07777, entry.getLongUserId(), entry.getLongGroupId(),
                entry.getLastModifiedTime(), what);
    }
}
