package dev.slipway.append;

import dev.slipway.image.Digest;

/**
 * A layer of an image (OCI image specification, "Image Layer Filesystem Changeset").
 *
 * @param blob the layer as it is stored: a tar, compressed with gzip
 * @param digest of the blob
 * @param diffId digest of the tar
 */
public record Layer(byte[] blob, Digest digest, Digest diffId) {

    static final String MEDIA_TYPE = "application/vnd.oci.image.layer.v1.tar+gzip";
}
