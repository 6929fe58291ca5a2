package dev.slipway.sbom;

import java.util.List;

/**
 * The distribution that an image is made of (os-release(5)).
 *
 * @param id such as {@code debian}, which is also assumed where nothing is told
 * @param version such as {@code 12}; empty where nothing is told
 */
record OsRelease(String id, String version) {

    static final OsRelease UNKNOWN = new OsRelease("debian", "");

    static boolean isToldBy(String path) {
        return path.equals("usr/lib/os-release") || path.equals("etc/os-release");
    }

    static OsRelease read(List<String> lines) {
        String id = value(lines, "ID");
        return new OsRelease(id.isEmpty() ? UNKNOWN.id() : id, value(lines, "VERSION_ID"));
    }

    /** {@code debian-12}. */
    String distribution() {
        return version.isEmpty() ? "" : id + "-" + version;
    }

    private static String value(List<String> lines, String name) {
        return lines.stream().filter(line -> line.startsWith(name + "=")).findFirst()
                .map(line -> line.substring(name.length() + 1).replaceAll("[^A-Za-z0-9._-]", "")).orElse("");
    }
}
