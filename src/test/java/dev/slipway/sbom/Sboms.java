package dev.slipway.sbom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.cyclonedx.Version;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.parsers.JsonParser;

import com.github.packageurl.PackageURL;

/** Reads SBOMs as others do: with CycloneDX' own library, which has the official schema. */
public final class Sboms {

    private Sboms() {
    }

    /** The document, once it was found valid, and each of its package URLs as well. */
    public static Bom valid(byte[] document) {
        try {
            JsonParser parser = new JsonParser();
            assertThat(parser.validate(document, Version.VERSION_16)).as(new String(document, StandardCharsets.UTF_8))
                    .isEmpty();
            Bom bom = parser.parse(document);
            for (Component component : bom.getComponents()) {
                assertThat(new PackageURL(component.getPurl()).getType()).isIn("pypi", "deb", "npm", "golang");
            }
            return bom;
        } catch (Exception e) {
            throw new AssertionError(new String(document, StandardCharsets.UTF_8), e);
        }
    }

    /** Package URLs without qualifiers, in order. */
    public static List<String> purls(Bom bom) {
        return bom.getComponents().stream().map(Component::getPurl).map(purl -> purl.replaceFirst("\\?.*", "")).toList();
    }

    /** Where each package came from: {@code base-image} or {@code build}. */
    public static Map<String, String> origins(Bom bom) {
        return bom.getComponents().stream().collect(Collectors.toMap(
                component -> component.getPurl().replaceFirst("\\?.*", ""),
                component -> component.getProperties().get(0).getValue()));
    }
}
