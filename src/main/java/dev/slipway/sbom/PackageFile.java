package dev.slipway.sbom;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A file of an image that tells of packages.
 *
 * @param path relative to the image's root
 * @param content its bytes; none where it was too large to be read
 */
record PackageFile(String path, byte[] content) {

    String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    List<String> lines() {
        return text().lines().toList();
    }
}
