package dev.slipway.buildah;

import java.util.LinkedHashMap;
import java.util.Map;

/** The environment variables of Buildah and of RUN steps, made from configuration and never inherited. */
final class RunEnvironment {

    private RunEnvironment() {
    }

    /**
     * What RUN steps get beside what the image sets. The epoch makes Python write byte code that is checked by its source's
     * hash and not its time (py_compile, "PycInvalidationMode"), so that it stays valid when layers get one time; the hash
     * seed fixes the order of sets in it.
     */
    static Map<String, String> ofSteps(NetworkConfig network) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("PIP_DISABLE_PIP_VERSION_CHECK", "1");
        environment.put("PIP_ROOT_USER_ACTION", "ignore");
        environment.put("PIP_PROGRESS_BAR", "off");
        environment.put("SOURCE_DATE_EPOCH", Long.toString(Buildah.CREATED.getEpochSecond()));
        environment.put("PYTHONHASHSEED", "0");
        environment.put("NODE_DISABLE_COMPILE_CACHE", "1"); // of npm itself, in /tmp, and never twice the same
        environment.put("npm_config_update_notifier", "false");
        environment.put("npm_config_logs_max", "0"); // their names hold the time
        network.pipIndexUrl().ifPresent(url -> {
            environment.put("PIP_INDEX_URL", url);
            environment.put("UV_DEFAULT_INDEX", url);
        });
        if (network.caBundle().isPresent()) {
            for (String name : new String[] { "SSL_CERT_FILE", "PIP_CERT", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE",
                    "NODE_EXTRA_CA_CERTS", "GIT_SSL_CAINFO" }) {
                environment.put(name, BuildahCommand.CA_BUNDLE);
            }
        }
        environment.putAll(proxies(network));
        return environment;
    }

    /** What Buildah itself gets: nothing of the service's own environment but the PATH. */
    static Map<String, String> ofBuildah(BuildahHome home, BuildahConfig config, NetworkConfig network) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("PATH", home.libexec() + ":" + Programs.path());
        environment.put("HOME", home.directory().toString());
        environment.put("XDG_RUNTIME_DIR", home.runtimeDirectory().toString());
        environment.put("CONTAINERS_REGISTRIES_CONF", home.registriesConf().toString());
        environment.put("CONTAINERS_CONF", home.containersConf().toString());
        environment.put("LANG", "C.UTF-8");
        Programs.find(config.runtime()).ifPresent(path -> environment.put("SLIPWAY_RUNTIME", path.toString()));
        Programs.find("slirp4netns").ifPresent(path -> environment.put("SLIPWAY_SLIRP4NETNS", path.toString()));
        network.caBundle().ifPresent(bundle -> environment.put("SSL_CERT_FILE", bundle.toString()));
        environment.putAll(proxies(network));
        return environment;
    }

    private static Map<String, String> proxies(NetworkConfig network) {
        Map<String, String> proxies = new LinkedHashMap<>();
        network.httpProxy().ifPresent(url -> both(proxies, "http_proxy", url));
        network.httpsProxy().ifPresent(url -> both(proxies, "https_proxy", url));
        network.noProxy().ifPresent(hosts -> both(proxies, "no_proxy", hosts));
        return proxies;
    }

    private static void both(Map<String, String> environment, String name, String value) {
        environment.put(name, value);
        environment.put(name.toUpperCase(java.util.Locale.ROOT), value);
    }
}
