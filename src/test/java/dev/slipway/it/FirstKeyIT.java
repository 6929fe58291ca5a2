package dev.slipway.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

/** With no key configured, one is made at the first start. */
class FirstKeyIT {

    private static final Pattern KEY = Pattern.compile("slw_[0-9a-f]{8}_[0-9a-f]{64}");

    @Test
    void a_key_is_made_once_printed_once_and_stored_only_as_a_hash() throws Exception {
        Path home = TestMachine.newHome("first-key");
        Map<String, String> noKey = Map.of("SLIPWAY_API_KEY", "", "SLIPWAY_BUILD_ENABLED", "false");
        String key;
        try (SlipwayProcess first = SlipwayProcess.start(home, noKey)) {
            key = keysIn(home).get(0);
            assertThat(first.statusOf("/api", key)).isEqualTo(200);
            assertThat(first.statusOf("/api", key.replace("slw_", "slw-"))).isEqualTo(401);
        }
        try (SlipwayProcess second = SlipwayProcess.start(home, noKey)) {
            assertThat(second.statusOf("/api", key)).isEqualTo(200);
        }
        assertThat(keysIn(home)).as("printed once, over both starts").containsExactly(key);
        try (var files = Files.walk(home.resolve("postgres/data/base"))) {
            String secret = key.substring(key.lastIndexOf('_') + 1);
            assertThat(files.filter(Files::isRegularFile)).noneMatch(file -> read(file).contains(secret));
        }
    }

    private static List<String> keysIn(Path home) {
        Matcher matcher = KEY.matcher(read(home.resolve("service.log")));
        return matcher.results().map(result -> result.group()).toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
