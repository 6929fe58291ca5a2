package dev.slipway.registry;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Fetches the bearer token that a registry asks for (Distribution's "Token Authentication Specification"). */
final class TokenSource {

    private static final Pattern PARAMETER = Pattern.compile("([a-z]+)=\"([^\"]*)\"");

    private final HttpClient http;
    private final ObjectMapper json;
    private final Optional<String> credentials;

    TokenSource(HttpClient http, ObjectMapper json, Optional<String> credentials) {
        this.http = http;
        this.json = json;
        this.credentials = credentials;
    }

    /** A token for the challenge in these headers; nothing where they hold none. */
    Optional<String> tokenFor(HttpHeaders headers) throws IOException {
        Optional<String> challenge = headers.allValues("WWW-Authenticate").stream()
                .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7)).findFirst();
        if (challenge.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> parameters = parameters(challenge.get());
        String realm = parameters.get("realm");
        return realm == null ? Optional.empty() : Optional.of(fetch(realm, parameters));
    }

    private String fetch(String realm, Map<String, String> parameters) throws IOException {
        URI uri = URI.create(realm + "?service=" + encoded(parameters.getOrDefault("service", "")) + "&scope="
                + encoded(parameters.getOrDefault("scope", "")));
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10));
        credentials.ifPresent(value -> request.header("Authorization", value));
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("the registry's token service answered " + answer.statusCode());
            }
            JsonNode body = json.readTree(answer.body());
            return body.path("token").asText(body.path("access_token").asText());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking the registry's token service", e);
        }
    }

    private static Map<String, String> parameters(String challenge) {
        Map<String, String> parameters = new HashMap<>();
        Matcher matcher = PARAMETER.matcher(challenge);
        while (matcher.find()) {
            parameters.put(matcher.group(1), matcher.group(2));
        }
        return parameters;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
