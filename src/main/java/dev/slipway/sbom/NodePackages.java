package dev.slipway.sbom;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Packages of npm and its kin: {@code package.json} right below a {@code node_modules/[@scope/]name}. */
final class NodePackages implements PackageReader {

    private static final Pattern PATH = Pattern.compile("(?:.*/)?node_modules/(?:@[^/]+/)?[^/@][^/]*/package\\.json");

    private static final Pattern NAME = Pattern.compile("(?:@[^/@]+/)?[^/@]+");

    private final ObjectMapper json;

    NodePackages(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public boolean reads(String path) {
        return PATH.matcher(path).matches();
    }

    @Override
    public Stream<SoftwarePackage> read(PackageFile file) {
        JsonNode manifest = manifest(file);
        String name = SoftwarePackage.clean(name(manifest, file));
        String version = SoftwarePackage.clean(manifest.path("version").asText());
        return name.isEmpty() ? Stream.empty()
                : Stream.of(new SoftwarePackage(PackageUrl.of("npm", name, version), name, version,
                        licenses(manifest), file.path()));
    }

    private JsonNode manifest(PackageFile file) {
        try {
            return json.readTree(file.content());
        } catch (IOException e) {
            return json.createObjectNode(); // the folder's name still tells
        }
    }

    /** What Node.js finds it by is the folder; the file's own word counts where it is a name at all. */
    private static String name(JsonNode manifest, PackageFile file) {
        String name = manifest.path("name").asText();
        return NAME.matcher(name).matches() ? name : nameIn(file.path());
    }

    private static String nameIn(String path) {
        String folder = path.substring(0, path.lastIndexOf('/'));
        return folder.substring(folder.lastIndexOf("node_modules/") + "node_modules/".length());
    }

    /** {@code "license": "MIT"}, and the forms of long ago. */
    private static List<String> licenses(JsonNode manifest) {
        JsonNode license = manifest.has("license") ? manifest.path("license") : manifest.path("licenses");
        Stream<JsonNode> all = license.isArray() ? StreamSupport.stream(license.spliterator(), false) : Stream.of(license);
        return SoftwarePackage.cleanLicenses(
                all.map(one -> one.isObject() ? one.path("type").asText() : one.asText()).limit(20).toList());
    }
}
