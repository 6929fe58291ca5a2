package dev.slipway.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Finds keys and tokens that were left in the source: an image is read by more people than its source. The shapes are
 * those which their issuers publish for secret scanning; the secret itself is never repeated.
 */
final class Secrets {

    private static final int MOST_WARNINGS = 20;
    /** Placeholders such as {@code sk-xxxxxxxx} repeat themselves; random text of this length does not. */
    private static final int LEAST_DIFFERENT_CHARACTERS = 9;
    private static final List<String> PLACEHOLDERS = List.of("xxxx", "your", "placeholder", "changeme",
            "123456789", "abcdefgh", "....", "redacted", "insert", "replace");

    /**
     * @param prefix how such a secret begins
     * @param least how many characters follow at least
     * @param issuer whose secret it is, for the message
     */
    private record Shape(String prefix, int least, String issuer) {
    }

    private static final List<Shape> SHAPES = List.of(new Shape("sk-ant-", 24, "an Anthropic API key"),
            new Shape("sk-proj-", 24, "an OpenAI API key"), new Shape("sk-or-", 24, "an OpenRouter API key"),
            new Shape("sk-", 32, "an OpenAI API key"), new Shape("AKIA", 16, "an AWS access key"),
            new Shape("ghp_", 36, "a GitHub token"), new Shape("gho_", 36, "a GitHub token"),
            new Shape("ghs_", 36, "a GitHub token"), new Shape("github_pat_", 40, "a GitHub token"),
            new Shape("glpat-", 20, "a GitLab token"), new Shape("xoxb-", 24, "a Slack token"),
            new Shape("xoxp-", 24, "a Slack token"), new Shape("xapp-", 24, "a Slack token"),
            new Shape("AIza", 35, "a Google API key"), new Shape("hf_", 30, "a Hugging Face token"),
            new Shape("gsk_", 40, "a Groq API key"), new Shape("sk_live_", 20, "a Stripe key"),
            new Shape("rk_live_", 20, "a Stripe key"), new Shape("tvly-", 24, "a Tavily API key"),
            new Shape("lsv2_pt_", 32, "a LangSmith API key"), new Shape("pcsk_", 40, "a Pinecone API key"),
            new Shape("nvapi-", 40, "an NVIDIA API key"), new Shape("pplx-", 32, "a Perplexity API key"),
            new Shape("xai-", 40, "an xAI API key"), new Shape("SG.", 60, "a SendGrid API key"),
            new Shape("npm_", 36, "an npm token"), new Shape("pypi-", 60, "a PyPI token"));

    private Secrets() {
    }

    static List<Warning> in(SourceTree source) {
        List<Warning> found = new ArrayList<>();
        source.files().forEach((path, text) -> {
            if (found.size() < MOST_WARNINGS) {
                SHAPES.forEach(shape -> first(shape, text).ifPresent(at -> add(found, path, text, at, shape.issuer())));
                privateKey(text).ifPresent(at -> add(found, path, text, at, "a private key"));
                EnvFile.secretLine(path, text)
                        .ifPresent(line -> found.add(warning(path, line, "a secret in an environment file")));
            }
        });
        return found.stream().limit(MOST_WARNINGS).toList();
    }

    private static void add(List<Warning> found, String path, String text, int at, String what) {
        int line = 1 + (int) text.chars().limit(at).filter(c -> c == '\n').count();
        boolean known = found.stream().anyMatch(w -> w.file().equals(path) && w.line() == line);
        if (!known) {
            found.add(warning(path, line, what));
        }
    }

    private static Warning warning(String path, int line, String what) {
        return new Warning("secret_in_source", "this looks like " + what
                + "; whoever can pull the image can read it, so pass it as an environment variable instead", path, line);
    }

    private static Optional<Integer> first(Shape shape, String text) {
        for (int at = text.indexOf(shape.prefix()); at >= 0; at = text.indexOf(shape.prefix(), at + 1)) {
            boolean begins = at == 0 || !isTokenCharacter(text.charAt(at - 1));
            int end = endOfRun(text, at + shape.prefix().length(), Secrets::isTokenCharacter);
            if (begins && end - at - shape.prefix().length() >= shape.least() && isRandom(text.substring(at, end))) {
                return Optional.of(at);
            }
            at = Math.max(at, end - 1); // a long run is looked at once
        }
        return Optional.empty();
    }

    private static Optional<Integer> privateKey(String text) {
        for (int at = text.indexOf("-----BEGIN "); at >= 0; at = text.indexOf("-----BEGIN ", at + 1)) {
            int lineEnd = text.indexOf('\n', at);
            String header = text.substring(at, Math.min(lineEnd < 0 ? text.length() : lineEnd, at + 60));
            if (header.contains("PRIVATE KEY-----")) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    static boolean isRandom(String secret) {
        String lower = secret.substring(0, Math.min(secret.length(), 200)).toLowerCase(java.util.Locale.ROOT);
        return lower.chars().distinct().count() >= LEAST_DIFFERENT_CHARACTERS
                && PLACEHOLDERS.stream().noneMatch(lower::contains) && lower.chars().anyMatch(c -> c >= '0' && c <= '9');
    }

    private static int endOfRun(String text, int from, IntPredicate member) {
        int end = from;
        while (end < text.length() && member.test(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isTokenCharacter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-' || c == '.';
    }
}
