package dev.slipway.sbom;

import java.util.stream.Stream;

/** Knows how one ecosystem writes down what is installed. What it is given was written by strangers. */
interface PackageReader {

    /** Whether a file of this path, relative to the image's root, can tell of packages. */
    boolean reads(String path);

    /** The packages that a file tells of; none where it is not what its path promises. */
    Stream<SoftwarePackage> read(PackageFile file);
}
