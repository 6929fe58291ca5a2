package dev.slipway.append;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import dev.slipway.artifact.ContextArchive;

class PartedContextTest {

    private static final Instant TIME = Instant.parse("1980-01-01T00:00:00Z");
    private static final String DOCKERFILE = """
            FROM python:3.11-slim

            WORKDIR /app

            COPY requirements.txt .
            RUN pip install --no-cache-dir -r requirements.txt

            COPY . .

            CMD ["python", "agent.py"]
            """;

    private static PartedContext parted(Map<String, String> files) throws IOException {
        return PartedContext.of(ContextArchive.pack(DOCKERFILE, new TreeMap<>(files), java.util.Optional.empty()), TIME)
                .orElseThrow();
    }

    @Test
    void a_change_of_sources_leaves_the_dependencies_alone() throws IOException {
        PartedContext before = parted(Map.of("agent.py", "print(1)", "requirements.txt", "six\n"));
        PartedContext after = parted(Map.of("agent.py", "print(2)", "requirements.txt", "six\n", "more/a.py", ""));
        assertThat(after.decides()).isEqualTo(before.decides());
        assertThat(after.sources().digest()).isNotEqualTo(before.sources().digest());
    }

    @Test
    void a_change_of_what_the_dependencies_are_made_from_changes_them() throws IOException {
        PartedContext before = parted(Map.of("agent.py", "", "requirements.txt", "six\n"));
        PartedContext after = parted(Map.of("agent.py", "", "requirements.txt", "six==1.17.0\n"));
        assertThat(after.decides()).isNotEqualTo(before.decides());
    }

    @Test
    void a_file_beside_a_folder_of_the_same_beginning_is_no_input() throws IOException {
        assertThat(parted(Map.of("requirements.txt", "six\n", "requirements.txt.bak", "x")).inputs())
                .containsOnlyKeys("requirements.txt");
    }

    @Test
    void leaves_whole_what_runs_something_on_the_sources() throws IOException {
        String dockerfile = "FROM a\nWORKDIR /app\nCOPY . .\nRUN pip install .\nCMD [\"a\"]\n";
        assertThat(PartedContext
                .of(ContextArchive.pack(dockerfile, new TreeMap<>(Map.of("a.py", "")), java.util.Optional.empty()), TIME))
                .isEmpty();
    }
}
