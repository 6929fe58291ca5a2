package dev.slipway.secret;

import java.util.List;
import java.util.Map;

/**
 * Hosts that git fetches from: a credential helper for each, which git itself asks for that host only. The settings come by
 * environment variables (git-config(1), since 2.31), so no file of the image's is replaced.
 */
final class GitSettings {

    private GitSettings() {
    }

    static void add(List<OpenSecret> hosts, String folder, Map<String, String> files, Map<String, String> environment) {
        for (int i = 0; i < hosts.size(); i++) {
            OpenSecret host = hosts.get(i);
            String file = "git-" + host.spec().name();
            files.put(file, "username=%s\npassword=%s\n".formatted(host.credentials().username(),
                    host.credentials().password()));
            environment.put("GIT_CONFIG_KEY_" + i, "credential." + host.spec().target() + ".helper");
            // asked to store or to erase, it does nothing
            environment.put("GIT_CONFIG_VALUE_" + i, "!f() { test \"$1\" != get || cat " + folder + "/" + file + "; }; f");
        }
        if (!hosts.isEmpty()) {
            environment.put("GIT_CONFIG_COUNT", Integer.toString(hosts.size()));
            environment.put("GIT_TERMINAL_PROMPT", "0");
        }
    }
}
