package dev.slipway.plan;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

import dev.slipway.image.dockerfile.Dockerfile;
import dev.slipway.image.dockerfile.UnreadableException;
import dev.slipway.plan.dockerfile.FetchRules;

/** What happens to a {@code Dockerfile} among the files: {@code slipway.plan.custom-dockerfile}. */
public enum CustomDockerfile {
    /** The request is refused: Slipway writes the Dockerfile from the source. */
    REFUSE,
    /** It is used as it is. */
    ALLOW;

    static final String FILE = "Dockerfile";

    /** What such plans have in the place of a language. */
    public static final String LANGUAGE = "dockerfile";

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
        String base = checkedBase(text);
        Warning note = new Warning("custom_dockerfile", "the image is built from the Dockerfile among the files; nothing is"
                + " detected or generated", FILE, null);
        return new BuildPlan(LANGUAGE, "", Optional.empty(), request.entryPoint().orElse(FILE), List.of(), base, "none",
                List.of(), List.of(), text, new TreeMap<>(), List.of(note));
    }

    private static String checkedBase(String text) {
        try {
            Dockerfile file = Dockerfile.read(text);
            FetchRules.check(file);
            file.images();
            return file.lastBase().orElseThrow(() -> invalid("the Dockerfile has no FROM line that names an image"));
        } catch (UnreadableException e) {
            throw invalid(e.getMessage());
        }
    }

    private static Rejection.RejectedException invalid(String message) {
        return Rejection.of("dockerfile_invalid", "files", message).raise();
    }
}
