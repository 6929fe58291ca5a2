package dev.slipway.sbom;

import java.util.List;

/**
 * A package that an image holds, as its own files tell.
 *
 * @param purl what names it and its version everywhere (package URL specification)
 * @param name as its ecosystem writes it
 * @param version as its ecosystem writes it; empty where its files tell none
 * @param licenses as its files name them, in their own words
 * @param location path in the image of the file that tells of it
 */
public record SoftwarePackage(String purl, String name, String version, List<String> licenses, String location) {

    private static final int LONGEST = 200;

    /** Words of a stranger's file: one line of a bearable length. */
    static String clean(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST);
    }

    /** Licences without those that say nothing. */
    static List<String> cleanLicenses(List<String> licenses) {
        return licenses.stream().map(SoftwarePackage::clean).filter(text -> !text.isEmpty() && !text.equals("UNKNOWN"))
                .distinct().toList();
    }
}
