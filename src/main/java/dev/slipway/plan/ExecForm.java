package dev.slipway.plan;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A command as a Dockerfile's {@code CMD} takes it in exec form: a JSON array (Dockerfile reference, "Exec form"), so that
 * no shell ever reads it. JSON text is that of RFC 8259, section 7.
 */
public final class ExecForm {

    private ExecForm() {
    }

    /** Writes {@code ["python", "agent.py"]}. */
    public static String of(List<String> command) {
        return command.stream().map(ExecForm::string).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String string(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
