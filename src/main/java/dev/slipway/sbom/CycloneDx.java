package dev.slipway.sbom;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.slipway.image.Digest;
import dev.slipway.image.ImageReference;
import dev.slipway.sbom.Bom.Component;
import dev.slipway.sbom.Bom.Composition;
import dev.slipway.sbom.Bom.Evidence;
import dev.slipway.sbom.Bom.Hash;
import dev.slipway.sbom.Bom.License;
import dev.slipway.sbom.Bom.LicenseChoice;
import dev.slipway.sbom.Bom.Metadata;
import dev.slipway.sbom.Bom.Occurrence;
import dev.slipway.sbom.Bom.Property;
import dev.slipway.sbom.Bom.Tools;

/**
 * Writes an inventory as a CycloneDX 1.6 document. The same image gives the same document: its serial number is made of the
 * image's digest, and it holds no time.
 */
@ApplicationScoped
public class CycloneDx {

    /** What such a document is served and attached as. */
    public static final String MEDIA_TYPE = "application/vnd.cyclonedx+json";

    private final ObjectMapper json;
    private final String slipwayVersion;

    CycloneDx(ObjectMapper json, @ConfigProperty(name = "quarkus.application.version") String slipwayVersion) {
        this.json = json;
        this.slipwayVersion = slipwayVersion;
    }

    /** @param base what the image started from, so that the rest is known to be added */
    public byte[] document(ImageReference image, Digest digest, Inventory inventory, Inventory base) {
        Component container = container(image, digest);
        Set<SoftwarePackage> inherited = Set.copyOf(base.packages());
        List<Component> components = byPurl(inventory).values().stream()
                .map(same -> component(same, inherited.containsAll(same))).toList();
        Bom bom = new Bom("http://cyclonedx.org/schema/bom-1.6.schema.json", "CycloneDX", "1.6", serialNumber(digest), 1,
                new Metadata(new Tools(List.of(slipway())), container), components,
                List.of(new Composition(inventory.isWhole() ? "unknown" : "incomplete", List.of(container.ref()))));
        try {
            return json.writeValueAsBytes(bom);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a bill of materials is always JSON", e);
        }
    }

    private static Map<String, List<SoftwarePackage>> byPurl(Inventory inventory) {
        return inventory.packages().stream()
                .collect(Collectors.groupingBy(SoftwarePackage::purl, LinkedHashMap::new, Collectors.toList()));
    }

    private static Component container(ImageReference image, Digest digest) {
        String name = image.repository().substring(image.repository().lastIndexOf('/') + 1);
        String purl = PackageUrl.of("oci", name, digest.value(),
                Map.of("repository_url", image.registry() + "/" + image.repository(), "tag", image.tag()));
        return new Component("container", purl, image.registry() + "/" + image.repository(), digest.value(),
                List.of(new Hash("SHA-256", digest.hex())), null, purl, null, null);
    }

    private Component slipway() {
        return new Component("application", null, "slipway", slipwayVersion, null, null, null, null, null);
    }

    private static Component component(List<SoftwarePackage> same, boolean inherited) {
        SoftwarePackage one = same.get(0);
        return new Component("library", one.purl(), one.name(), one.version(), null,
                one.licenses().stream().map(name -> new LicenseChoice(new License(name))).toList(), one.purl(),
                new Evidence(same.stream().map(SoftwarePackage::location).map(SoftwarePackage::clean).distinct()
                        .map(path -> new Occurrence("/" + path)).toList()),
                List.of(new Property("slipway:origin", inherited ? "base-image" : "build")));
    }

    private static String serialNumber(Digest digest) {
        return "urn:uuid:" + UUID.nameUUIDFromBytes(digest.value().getBytes(StandardCharsets.UTF_8));
    }
}
