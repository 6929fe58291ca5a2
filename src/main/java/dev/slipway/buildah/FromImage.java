package dev.slipway.buildah;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the last stage of a Dockerfile starts from. Name and digest are what the OCI image specification's annotations
 * {@code org.opencontainers.image.base.name} and {@code base.digest} hold; Buildah 1.28 would write there whichever image of
 * its cache the last step was built on, under whatever name somebody else's build had given that.
 *
 * @param name with registry and tag; empty where there is none
 * @param digest of its manifest; empty where there is none
 */
record FromImage(String name, String digest) {

    /** Nothing, or nothing that can be told before the build. */
    static final FromImage NONE = new FromImage("", "");

    private static final Pattern FROM = Pattern.compile(
            "(?im)^[ \\t]*FROM[ \\t]+(?:--\\S+[ \\t]+)*(\\S+)(?:[ \\t]+AS[ \\t]+(\\S+))?[ \\t]*\\r?$");

    /**
     * The whole name of the image that the last stage of this Dockerfile starts from, through stages of its own. Nothing for
     * {@code scratch}, and where a variable decides.
     */
    static Optional<String> nameIn(String dockerfile) {
        Map<String, String> stages = new HashMap<>();
        String last = "scratch";
        for (Matcher from = FROM.matcher(dockerfile); from.find();) {
            last = stages.getOrDefault(from.group(1).toLowerCase(Locale.ROOT), from.group(1));
            if (from.group(2) != null) {
                stages.put(from.group(2).toLowerCase(Locale.ROOT), last);
            }
        }
        return last.equalsIgnoreCase("scratch") || last.contains("$") ? Optional.empty() : Optional.of(whole(last));
    }

    /** As Docker reads a name: of Docker Hub unless it begins with a host, and {@code latest} unless it says otherwise. */
    private static String whole(String name) {
        int slash = name.indexOf('/');
        String first = slash < 0 ? "" : name.substring(0, slash);
        boolean hasHost = first.contains(".") || first.contains(":") || first.equals("localhost");
        String located = hasHost ? name : "docker.io/" + (slash < 0 ? "library/" : "") + name;
        boolean hasTag = located.contains("@") || located.lastIndexOf(':') > located.lastIndexOf('/');
        return hasTag ? located : located + ":latest";
    }
}
