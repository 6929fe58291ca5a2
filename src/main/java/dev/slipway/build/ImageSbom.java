package dev.slipway.build;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import dev.slipway.image.FastGzip;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;

/** The bill of materials of a build's image: a CycloneDX document, kept compressed and as long as its build. */
@Entity
@Table(name = "image_sbom")
public class ImageSbom extends PanacheEntityBase {

    @Id
    @Column(name = "build_id")
    private String buildId;
    private byte[] content;

    protected ImageSbom() {
    }

    /** The document, byte for byte. */
    byte[] document() {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(content))) {
            return gzip.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the stored SBOM of " + buildId + " cannot be read", e);
        }
    }

    /** A document as it is kept. */
    public static byte[] compressed(byte[] document) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new FastGzip(bytes)) {
            gzip.write(document);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toByteArray();
    }
}
