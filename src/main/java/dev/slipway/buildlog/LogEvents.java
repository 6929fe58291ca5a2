package dev.slipway.buildlog;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.slipway.build.BuildStatus;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Writes logs as server-sent events (HTML standard, section 9.2): a nameless event per line, whose id is its sequence
 * number, and at last one named {@code end}.
 */
@ApplicationScoped
class LogEvents {

    /** Sent at once, so that the client knows that it is connected; also how soon to come back after a loss. */
    static final byte[] HELLO = "retry:1000\n\n".getBytes(StandardCharsets.US_ASCII);
    /** A comment. */
    static final byte[] KEEP_ALIVE = ":\n\n".getBytes(StandardCharsets.US_ASCII);

    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({ "at", "stream", "step", "line" })
    record Line(String at, String stream, String step, String line) {
    }

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({ "status", "error" })
    record End(BuildStatus status, String error) {
    }

    private final ObjectMapper json;

    LogEvents(ObjectMapper json) {
        this.json = json;
    }

    /** The events of a page: its lines or, of the last page, the end. Empty where there is neither. */
    byte[] of(LogPage page) {
        StringBuilder events = new StringBuilder();
        page.lines().forEach(line -> events.append("id:").append(line.sequence()).append("\ndata:").append(json(shown(line)))
                .append("\n\n"));
        if (page.isLast() && page.status() != null) {
            events.append("event:end\ndata:").append(json(new End(page.status(), page.error()))).append("\n\n");
        }
        return events.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Line shown(LogLine line) {
        return new Line(MILLIS.format(line.at()), line.stream().name().toLowerCase(Locale.ROOT), line.step(), line.text());
    }

    /** JSON has no raw line ends, so it is one line of an event's data. */
    private String json(Object data) {
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("text is always JSON", e);
        }
    }
}
