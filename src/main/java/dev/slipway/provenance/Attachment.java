package dev.slipway.provenance;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is attached to an image as a manifest of its own.
 *
 * @param artifactType what it is, for whoever lists the image's referrers
 * @param tagSuffix ends the tag under which cosign looks for it; nothing where cosign has no place for it
 * @param parts each a blob, with the annotations of its descriptor
 */
record Attachment(String artifactType, Optional<String> tagSuffix, List<Part> parts) {

    record Part(String mediaType, byte[] content, Map<String, String> annotations) {

        OciDescriptor descriptor() {
            return OciDescriptor.of(mediaType, content, annotations);
        }
    }
}
