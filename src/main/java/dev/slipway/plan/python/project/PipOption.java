package dev.slipway.plan.python.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The options that may stand in a requirements file (pip documentation, "Supported options"). */
enum PipOption {
    REQUIREMENT(true, "-r", "--requirement"),
    CONSTRAINT(true, "-c", "--constraint"),
    EDITABLE(true, "-e", "--editable"),
    INDEX_URL(true, "-i", "--index-url", "--pypi-url"),
    EXTRA_INDEX_URL(true, "--extra-index-url"),
    NO_INDEX(false, "--no-index"),
    FIND_LINKS(true, "-f", "--find-links"),
    NO_BINARY(true, "--no-binary"),
    ONLY_BINARY(true, "--only-binary"),
    PREFER_BINARY(false, "--prefer-binary"),
    REQUIRE_HASHES(false, "--require-hashes"),
    PRE(false, "--pre"),
    TRUSTED_HOST(true, "--trusted-host"),
    USE_FEATURE(true, "--use-feature"),
    HASH(true, "--hash"),
    GLOBAL_OPTION(true, "--global-option"),
    CONFIG_SETTINGS(true, "-C", "--config-setting", "--config-settings");

    private final boolean takesValue;
    private final List<String> names;

    PipOption(boolean takesValue, String... names) {
        this.takesValue = takesValue;
        this.names = List.of(names);
    }

    /** An option as it stands on a line; the value is empty for those that take none. */
    record Given(PipOption option, String value) {
    }

    /**
     * Reads the options of a line, in all spellings that Python's {@code optparse} knows: {@code --name value},
     * {@code --name=value}, {@code -n value}, {@code -nvalue} and unambiguous beginnings of long names.
     *
     * @return empty if a word is no option or a value is missing
     */
    static Optional<List<Given>> read(List<String> words) {
        List<Given> given = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            int split = word.startsWith("--") ? word.indexOf('=') : word.length() > 2 ? 2 : -1;
            Optional<PipOption> option = named(split < 0 ? word : word.substring(0, split));
            boolean valueFollows = option.isPresent() && option.get().takesValue && split < 0;
            if (option.isEmpty() || !option.get().takesValue && split >= 0 || valueFollows && i + 1 == words.size()) {
                return Optional.empty();
            }
            String joined = split < 0 ? "" : word.substring(word.startsWith("--") ? split + 1 : split);
            given.add(new Given(option.get(), valueFollows ? words.get(++i) : joined));
        }
        return Optional.of(given);
    }

    private static Optional<PipOption> named(String word) {
        List<PipOption> begun = new ArrayList<>();
        for (PipOption option : values()) {
            if (option.names.contains(word)) {
                return Optional.of(option);
            }
            if (word.length() > 2 && word.startsWith("--") && option.names.stream().anyMatch(name -> name.startsWith(word))) {
                begun.add(option);
            }
        }
        return begun.size() == 1 ? Optional.of(begun.get(0)) : Optional.empty();
    }
}
