package dev.slipway.secret;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Python package indexes, for pip, uv and whatever else reads a netrc file. */
final class PipSettings {

    private static final String FILE = "netrc";

    private PipSettings() {
    }

    static void add(List<OpenSecret> indexes, String folder, Map<String, String> files, Map<String, String> environment) {
        if (indexes.isEmpty()) {
            return;
        }
        files.put(FILE, indexes.stream().map(PipSettings::entry).collect(Collectors.joining()));
        environment.put("NETRC", folder + "/" + FILE);
        indexes.stream().map(OpenSecret::spec).filter(SecretSpec::primary).findFirst().ifPresent(index -> {
            environment.put("PIP_INDEX_URL", index.target());
            environment.put("UV_DEFAULT_INDEX", index.target());
        });
        String beside = indexes.stream().map(OpenSecret::spec).filter(spec -> !spec.primary()).map(SecretSpec::target)
                .collect(Collectors.joining(" "));
        if (!beside.isEmpty()) {
            environment.put("PIP_EXTRA_INDEX_URL", beside);
            environment.put("UV_INDEX", beside);
        }
    }

    /** All three in one line; {@link SecretChecks} lets nothing pass that ends a word. */
    private static String entry(OpenSecret index) {
        return "machine %s login %s password %s\n".formatted(index.spec().place(), index.credentials().username(),
                index.credentials().password());
    }
}
