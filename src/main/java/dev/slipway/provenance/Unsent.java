package dev.slipway.provenance;

import dev.slipway.registry.Together.Request;

/**
 * What remains to be sent of an image's attachments.
 *
 * @param withTag lists them where the registry does not do so by itself; belongs to the image as much as its tag
 * @param afterwards what nobody waits for; never fails
 */
public record Unsent(Request withTag, Runnable afterwards) {

    static Unsent withTag(Request listing) {
        return new Unsent(listing, () -> {
        });
    }
}
