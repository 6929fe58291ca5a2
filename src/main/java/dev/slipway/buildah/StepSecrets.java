package dev.slipway.buildah;

import java.util.Map;

/**
 * What a workspace's secrets are to one build. It reaches RUN steps and Buildah by files of the build's own folder, which
 * nobody else can read and which go with it; none of it is on a command line.
 *
 * @param files name to text, which steps see below {@link #FOLDER}
 * @param environment more variables of steps; no secrets
 * @param registryAuths registry to user and password in Base64, for pulling base images
 */
public record StepSecrets(Map<String, String> files, Map<String, String> environment, Map<String, String> registryAuths) {

    /** Where RUN steps see the files: in a tmpfs, as {@link BuildahCommand#CA_BUNDLE}, so that no layer gets a trace. */
    public static final String FOLDER = "/dev/slipway/secrets";

    public static final StepSecrets NONE = new StepSecrets(Map.of(), Map.of(), Map.of());

    @Override
    public String toString() {
        return "StepSecrets[files=" + files.keySet() + "]";
    }
}
