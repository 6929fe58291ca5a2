package dev.slipway.plan.python;

import java.util.List;

import dev.slipway.plan.ExecForm;

/** The documented Dockerfile of a Python agent. Its bytes are part of the API contract ("Generated Dockerfile"). */
final class PipDockerfile {

    private static final String INSTALL = """
            COPY requirements.txt .
            RUN pip install --no-cache-dir -r requirements.txt

            """;

    private PipDockerfile() {
    }

    static String of(String baseImage, boolean withRequirements, List<String> command) {
        return """
                FROM %s

                WORKDIR /app

                %sCOPY . .

                EXPOSE 8080

                CMD %s
                """.formatted(baseImage, withRequirements ? INSTALL : "", ExecForm.of(command));
    }
}
