package dev.slipway.sbom;

import java.util.List;

/**
 * What an image holds, as far as its own files tell.
 *
 * @param packages in a fixed order; one that lies at several places is there several times
 * @param isWhole false where the image held more than is read
 */
public record Inventory(List<SoftwarePackage> packages, boolean isWhole) {

    /** What an image that starts from nothing starts with. */
    public static final Inventory EMPTY = new Inventory(List.of(), true);
}
