package dev.slipway.plan.python.project;

import java.util.List;
import java.util.Locale;

import dev.slipway.plan.python.project.pep.PackageNames;

/** URLs that a package is installed from (pip documentation, "VCS Support"; PEP 508, "URL Specifications"). */
final class DirectReference {

    private static final List<String> VCS = List.of("git+", "hg+", "svn+", "bzr+");
    private static final List<String> SCHEMES = List.of("http://", "https://", "file:", "ftp://");

    /** What installing from it takes. */
    enum Kind {
        /** A repository, to be cloned and built. */
        VCS,
        /** A path on the machine that builds. */
        FILE,
        /** A wheel to download. */
        WHEEL,
        /** An archive to download and build. */
        SOURCE
    }

    private DirectReference() {
    }

    static boolean isUrl(String text) {
        String start = text.substring(0, Math.min(8, text.length())).toLowerCase(Locale.ROOT);
        return VCS.stream().anyMatch(start::startsWith) || SCHEMES.stream().anyMatch(start::startsWith);
    }

    static Kind kindOf(String url) {
        if (VCS.stream().anyMatch(url::startsWith)) {
            return Kind.VCS;
        }
        if (url.startsWith("file:")) {
            return Kind.FILE;
        }
        return withoutFragment(url).endsWith(".whl") ? Kind.WHEEL : Kind.SOURCE;
    }

    /** The program that clones it. */
    static String toolOf(String url) {
        return url.substring(0, url.indexOf('+'));
    }

    /** The package's name as far as the URL tells: its {@code #egg=}, or else the name of the repository or archive. */
    static String nameOf(String url) {
        int egg = url.indexOf("#egg=") >= 0 ? url.indexOf("#egg=") : url.indexOf("&egg=");
        String name = egg >= 0 ? untilAny(url.substring(egg + 5), "&[") : nameOfFile(lastSegment(url));
        return PackageNames.normalize(name);
    }

    /** {@code my_agent-1.0-py3-none-any.whl -> my_agent}: the name of a wheel or archive ends before its version (PEP 427). */
    static String nameOfFile(String fileName) {
        for (int dash = fileName.indexOf('-'); dash >= 0; dash = fileName.indexOf('-', dash + 1)) {
            if (dash + 1 < fileName.length() && Character.isDigit(fileName.charAt(dash + 1))) {
                return fileName.substring(0, dash);
            }
        }
        int dot = fileName.indexOf('.');
        return dot > 0 ? fileName.substring(0, dot) : fileName;
    }

    private static String lastSegment(String url) {
        String path = withoutFragment(url);
        int scheme = path.indexOf("://");
        int revision = path.lastIndexOf('@');
        if (kindOf(url) == Kind.VCS && revision > path.indexOf('/', scheme < 0 ? 0 : scheme + 3)) {
            path = path.substring(0, revision);
        }
        String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return trimmed.substring(trimmed.lastIndexOf('/') + 1);
    }

    private static String withoutFragment(String url) {
        return untilAny(url, "#?");
    }

    private static String untilAny(String text, String ends) {
        for (int i = 0; i < text.length(); i++) {
            if (ends.indexOf(text.charAt(i)) >= 0) {
                return text.substring(0, i);
            }
        }
        return text;
    }
}
