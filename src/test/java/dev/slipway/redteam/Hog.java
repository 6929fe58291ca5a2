package dev.slipway.redteam;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/** The script of attacks that use up the machine, as a build's files. */
final class Hog {

    static final String BASE = "FROM python:3.11-slim\n";

    private Hog() {
    }

    static String script() {
        try (InputStream script = Hog.class.getResourceAsStream("/redteam/hog.py")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A request whose Dockerfile has this step; no build has seen it before. */
    static Map<String, Object> request(String name, String run) {
        return Map.of("name", name, "files", Map.of("hog.py", script(), "nonce.txt", UUID.randomUUID().toString(),
                "Dockerfile", BASE + "COPY . /attack/\nRUN " + run + "\n"));
    }

    static Map<String, Object> attack(String attack) {
        return request(attack.replace('_', ' '), "python3 /attack/hog.py " + attack);
    }
}
