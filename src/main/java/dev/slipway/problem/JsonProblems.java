package dev.slipway.problem;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

/** Says in the client's words what is wrong with a JSON body, without a Java name in it. */
final class JsonProblems {

    /** Up to Jackson's explanations of itself: {@code Unexpected character ('}' (code 125))}. */
    private static final Pattern TOKEN = Pattern.compile(
            "^(Unexpected character \\('.{1,8}' \\(code [0-9]+.*?\\)\\)|Unrecognized token '[^']{0,40}'?|Duplicate field '.{0,80}'|"
                    + "Unexpected end-of-input|Illegal [^(:]*|Invalid [^(:]*|Trailing token|[A-Z][A-Za-z -]{0,60})");

    private JsonProblems() {
    }

    static Problem of(JsonProcessingException e) {
        if (String.valueOf(e.getMessage()).startsWith("Trailing token")) {
            return new Problem("the body must be one JSON object; something follows it", "invalid_json", null, null);
        }
        if (e instanceof MismatchedInputException mismatch) {
            return mismatch.getPath().isEmpty() ? notAnObject(mismatch) : wrongType(mismatch);
        }
        // The parser's own complaints arrive wrapped when they happen inside a field.
        if (e instanceof JsonMappingException && e.getCause() instanceof JsonProcessingException cause) {
            return malformed(cause);
        }
        return malformed(e);
    }

    private static Problem notAnObject(MismatchedInputException e) {
        return e.getMessage().startsWith("No content") ? noBody()
                : new Problem("the body must be a JSON object", "invalid_json", null, null);
    }

    static Problem noBody() {
        return new Problem("the request has no body; send a JSON object", "missing_body", null, null);
    }

    private static Problem wrongType(MismatchedInputException e) {
        String field = e.getPath().get(0).getFieldName();
        return new Problem(path(e.getPath()) + " must be " + article(e.getTargetType()), "invalid_field", field, null);
    }

    private static String article(Class<?> wanted) {
        if (wanted == null) {
            return "of another type";
        }
        if (CharSequence.class.isAssignableFrom(wanted)) {
            return "text";
        }
        if (java.util.Collection.class.isAssignableFrom(wanted)) {
            return "a list";
        }
        if (wanted == boolean.class || wanted == Boolean.class) {
            return "true or false";
        }
        return Number.class.isAssignableFrom(wanted) || wanted.isPrimitive() ? "a number" : "an object";
    }

    private static String path(List<Reference> path) {
        StringBuilder text = new StringBuilder();
        for (Reference step : path) {
            if (step.getFieldName() == null) {
                text.append('[').append(step.getIndex()).append(']');
            } else if (text.isEmpty()) {
                text.append(step.getFieldName());
            } else {
                text.append("[\"").append(printable(step.getFieldName())).append("\"]");
            }
        }
        return text.toString();
    }

    private static String printable(String name) {
        String shown = name.length() > 80 ? name.substring(0, 80) + "..." : name;
        return shown.codePoints().filter(c -> !Character.isISOControl(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private static Problem malformed(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return new Problem("the body is not valid JSON" + where + ": " + reason(e), "invalid_json", null, null);
    }

    /** Jackson's first sentence names the character at fault; what follows names its own settings and classes. */
    private static String reason(JsonProcessingException e) {
        if (e instanceof StreamConstraintsException) {
            return "it is nested too deeply, or a number, name or text in it is too long";
        }
        String first = e.getOriginalMessage().lines().findFirst().orElse("unreadable");
        Matcher token = TOKEN.matcher(first);
        return token.find() ? printable(token.group()) : "unreadable";
    }
}
