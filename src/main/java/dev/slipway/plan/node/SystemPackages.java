package dev.slipway.plan.node;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Debian packages that npm packages need beside them: programs that they call, and a compiler for those whose prebuilt
 * binaries are not in the npm package but on a site of their own.
 */
final class SystemPackages {

    private static final List<String> COMPILER = List.of("g++", "make", "python3");
    private static final Map<String, List<String>> NEEDED = Map.ofEntries(
            Map.entry("fluent-ffmpeg", List.of("ffmpeg")),
            Map.entry("puppeteer", List.of("chromium")),
            Map.entry("puppeteer-core", List.of("chromium")),
            Map.entry("simple-git", List.of("git")),
            Map.entry("gm", List.of("graphicsmagick")),
            Map.entry("pdf2pic", List.of("ghostscript", "graphicsmagick")),
            Map.entry("pdf-poppler", List.of("poppler-utils")),
            Map.entry("node-tesseract-ocr", List.of("tesseract-ocr")),
            Map.entry("@prisma/client", List.of("openssl")),
            Map.entry("better-sqlite3", COMPILER),
            Map.entry("sqlite3", COMPILER),
            Map.entry("hnswlib-node", COMPILER),
            Map.entry("isolated-vm", COMPILER),
            Map.entry("node-pty", COMPILER));

    private SystemPackages() {
    }

    static List<String> of(Set<String> packages) {
        return packages.stream().map(name -> Optional.ofNullable(NEEDED.get(name)).orElse(List.of()))
                .flatMap(List::stream).distinct().sorted().collect(Collectors.toList());
    }

    /** Variables that make a package use the Debian one instead of downloading its own. */
    static List<String> environment(Set<String> packages) {
        return packages.contains("puppeteer") || packages.contains("puppeteer-core")
                ? List.of("PUPPETEER_SKIP_DOWNLOAD=true", "PUPPETEER_EXECUTABLE_PATH=/usr/bin/chromium")
                : List.of();
    }
}
