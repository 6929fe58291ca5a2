package dev.slipway.it;

import java.util.Map;
import java.util.UUID;

/** Requests that tests send. */
public final class Samples {

    /** The sample that the contract documents. */
    static final Map<String, Object> DOCUMENTED = Map.of("name", "My Agent", "files",
            Map.of("agent.py", "import openai\nimport requests\n\nprint('ready')\n",
                    "requirements.txt", "openai>=1.0\nrequests\n"),
            "entry_point", "agent.py");

    /** Its Dockerfile, as the contract documents it. */
    public static final String DOCUMENTED_DOCKERFILE = """
            FROM python:3.11-slim

            WORKDIR /app

            COPY requirements.txt .
            RUN pip install --no-cache-dir -r requirements.txt

            COPY . .

            EXPOSE 8080

            CMD ["python", "agent.py"]
            """;

    private Samples() {
    }

    /** An agent that no build has seen, with these requirements. */
    static Map<String, Object> fresh(String requirements) {
        return Map.of("name", "Fresh Agent", "files", Map.of("agent.py", "print('" + UUID.randomUUID() + "')\n"),
                "requirements", requirements);
    }
}
