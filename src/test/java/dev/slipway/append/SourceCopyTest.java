package dev.slipway.append;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceCopyTest {

    @Test
    void parts_dependencies_from_sources() {
        assertThat(SourceCopy.in("""
                FROM python:3.11-slim

                WORKDIR /app

                COPY requirements.txt .
                RUN pip install --no-cache-dir -r requirements.txt

                COPY . .

                EXPOSE 8080

                CMD ["python", "agent.py"]
                """)).contains(new SourceCopy("""
                FROM python:3.11-slim
                WORKDIR /app
                COPY requirements.txt .
                RUN pip install --no-cache-dir -r requirements.txt
                EXPOSE 8080
                """, java.util.List.of("requirements.txt"), "/app", "[\"python\", \"agent.py\"]"));
    }

    @Test
    void names_every_file_that_is_copied_before_the_sources() {
        assertThat(SourceCopy.in("""
                FROM node:22-slim
                WORKDIR /app/web
                COPY package.json package-lock.json ./
                COPY libs/one/package.json libs/one/
                RUN npm ci
                COPY . /app
                ENV NODE_ENV=production
                CMD ["node", "index.js"]
                """)).hasValueSatisfying(parted -> {
            assertThat(parted.inputs()).containsExactly("package.json", "package-lock.json", "libs/one/package.json");
            assertThat(parted.folder()).isEqualTo("/app");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "FROM a\nWORKDIR /app\nCOPY . .\nRUN pip install .\nCMD [\"a\"]\n",
            "FROM a\nWORKDIR /app\nCOPY . .\nRUN true\nCOPY . .\nCMD [\"a\"]\n",
            "FROM a AS build\nWORKDIR /app\nCOPY . .\nRUN go build\nFROM b\nWORKDIR /app\nCOPY --from=build /out /\nCMD [\"a\"]\n",
            "FROM a\nWORKDIR /app\nCOPY --from=b /x .\nCOPY . .\nCMD [\"a\"]\n",
            "FROM a\nWORKDIR /app\nCOPY . .\nCMD python agent.py\n",
            "FROM a\nCOPY . .\nCMD [\"a\"]\n",
            "FROM a\nWORKDIR /app\nRUN a \\\nCOPY . .\nCMD [\"a\"]\n",
            "FROM a\nWORKDIR /app\nCOPY . .\nUSER me\nCMD [\"a\"]\n",
            "FROM a\nWORKDIR /app\nCOPY . .\n",
            "FROM a\nWORKDIR /app\nCMD [\"a\"]\n" })
    void leaves_whole_what_cannot_be_parted(String dockerfile) {
        assertThat(SourceCopy.in(dockerfile)).isEmpty();
    }
}
