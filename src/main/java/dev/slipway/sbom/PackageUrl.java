package dev.slipway.sbom;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes package URLs ({@code pkg:type/namespace/name@version?qualifiers}, ECMA-427) of which no part can pretend to be
 * another.
 */
final class PackageUrl {

    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~";

    private PackageUrl() {
    }

    /** @param path namespace, where there is one, and name, with slashes between */
    static String of(String type, String path, String version) {
        String encoded = Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).map(PackageUrl::encoded)
                .collect(Collectors.joining("/"));
        return "pkg:" + type + "/" + encoded + (version.isEmpty() ? "" : "@" + encoded(version));
    }

    /** With qualifiers, in the order of their keys. */
    static String of(String type, String path, String version, Map<String, String> qualifiers) {
        String query = qualifiers.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .filter(one -> !one.getValue().isEmpty())
                .map(one -> one.getKey() + "=" + encoded(one.getValue())).collect(Collectors.joining("&"));
        return of(type, path, version) + (query.isEmpty() ? "" : "?" + query);
    }

    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            if (one > 0 && PLAIN.indexOf(one) >= 0) {
                encoded.append((char) one);
            } else {
                encoded.append('%').append("%02X".formatted(one & 0xff));
            }
        }
        return encoded.toString();
    }
}
