package dev.slipway.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What happens to a {@code Dockerfile} among the files: {@code slipway.plan.custom-dockerfile}. */
public enum CustomDockerfile {
    /** The request is refused: Slipway writes the Dockerfile from the source. */
    REFUSE,
    /** It is used as it is. */
    ALLOW;

    static final String FILE = "Dockerfile";

    private static final Pattern FROM = Pattern.compile("(?i)\\s*FROM\\s+(?:--\\S+\\s+)*(\\S+)(?:\\s+AS\\s+\\S+)?\\s*");
    private static final String CLEAN = "[\\x21-\\x7e]{1,255}";

    /**
     * The plan that uses the client's own Dockerfile.
     *
     * @throws Rejection.RejectedException unless that is allowed and the file names a base image
     */
    static BuildPlan plan(PlanRequest request, CustomDockerfile policy) {
        return switch (policy) {
            case REFUSE -> throw Rejection.of("dockerfile_not_allowed", "files",
                    "files must not hold a Dockerfile: Slipway writes it from the source",
                    "leave the Dockerfile out; POST /builds/plan shows the one that is written").raise();
            case ALLOW -> asItIs(request);
        };
    }

    private static BuildPlan asItIs(PlanRequest request) {
        String text = request.source().text(FILE).orElseThrow();
        List<String> images = baseImages(text);
        if (images.isEmpty()) {
            throw Rejection.of("dockerfile_invalid", "files", "the Dockerfile has no FROM line that names an image").raise();
        }
        String base = images.get(images.size() - 1);
        Warning note = new Warning("custom_dockerfile", "the image is built from the Dockerfile among the files; nothing is"
                + " detected or generated", FILE, null);
        return new BuildPlan("dockerfile", "", Optional.empty(), request.entryPoint().orElse(FILE), List.of(), base, "none",
                List.of(), List.of(), text, new TreeMap<>(), List.of(note));
    }

    private static List<String> baseImages(String text) {
        List<String> images = new ArrayList<>();
        text.lines().filter(line -> line.length() < 1000).map(FROM::matcher).filter(Matcher::matches)
                .map(line -> line.group(1)).filter(image -> image.matches(CLEAN)).forEach(images::add);
        return images;
    }
}
