package dev.slipway.sbom;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What an image holds.
 *
 * @param image all of it
 * @param base what it had from its base image
 */
@RegisterForReflection(targets = { Contents.class, Inventory.class, SoftwarePackage.class })
public record Contents(Inventory image, Inventory base) {
}
