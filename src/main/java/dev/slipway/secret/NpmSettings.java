package dev.slipway.secret;

import java.util.List;
import java.util.Map;

/** npm registries, for npm and pnpm: an npmrc file. */
final class NpmSettings {

    private static final String FILE = "npmrc";

    private NpmSettings() {
    }

    static void add(List<OpenSecret> registries, String folder, Map<String, String> files, Map<String, String> environment) {
        if (registries.isEmpty()) {
            return;
        }
        StringBuilder npmrc = new StringBuilder();
        for (OpenSecret registry : registries) {
            SecretSpec spec = registry.spec();
            npmrc.append(spec.scope().map(scope -> scope + ":").orElse("")).append("registry=").append(spec.target())
                    .append("/\n").append(spec.place()).append(':').append(auth(registry.credentials())).append('\n');
        }
        files.put(FILE, npmrc.toString());
        environment.put("NPM_CONFIG_USERCONFIG", folder + "/" + FILE);
    }

    private static String auth(Credentials credentials) {
        return credentials.username().isEmpty() ? "_authToken=" + credentials.password() : "_auth=" + credentials.basic();
    }
}
