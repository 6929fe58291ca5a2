package dev.slipway.plan;

import java.util.List;
import java.util.stream.Collectors;

import dev.slipway.plan.PlanResult.Planned;
import dev.slipway.plan.PlanResult.Rejected;
import dev.slipway.plan.Rejection.RejectedException;
import dev.slipway.plan.python.Python;

/**
 * Reads a submission and says what to build. Pure: no I/O, no clock, no configuration, so the same request gives the same
 * plan on every replica on any day.
 */
public final class Planner {

    private final List<Language> languages;

    public Planner(List<Language> languages) {
        this.languages = List.copyOf(languages);
    }

    /** The planner with every language that Slipway knows, in the order in which they are asked. */
    public static Planner standard() {
        return new Planner(List.of(new Python()));
    }

    public PlanResult plan(PlanRequest request) {
        try {
            rejectDockerfile(request);
            rejectUnknownEntryPoint(request);
            return new Planned(languageOf(request).plan(request));
        } catch (RejectedException e) {
            return new Rejected(e.rejection());
        }
    }

    private Language languageOf(PlanRequest request) {
        return languages.stream().filter(language -> language.recognises(request)).findFirst()
                .orElseThrow(() -> unrecognised(request).raise());
    }

    private Rejection unrecognised(PlanRequest request) {
        String wanted = languages.stream().map(Language::looksFor).collect(Collectors.joining(", "));
        return request.entryPoint()
                .map(entryPoint -> Rejection.of("language_not_recognised", "entry_point",
                        "entry_point " + SourcePath.quoted(entryPoint) + " is in no known language; looked for " + wanted))
                .orElseGet(() -> Rejection.of("language_not_recognised", "files",
                        "no language recognised among the files; looked for " + wanted));
    }

    private static void rejectDockerfile(PlanRequest request) {
        if (request.source().contains("Dockerfile")) {
            throw Rejection.of("dockerfile_not_allowed", "files",
                    "files must not hold a Dockerfile: Slipway writes it from the source",
                    "leave the Dockerfile out; POST /builds/plan shows the one that is written").raise();
        }
    }

    private static void rejectUnknownEntryPoint(PlanRequest request) {
        request.entryPoint().ifPresent(entryPoint -> {
            if (!request.source().contains(entryPoint)) {
                throw Rejection.of("entry_point_not_found", "entry_point",
                        "entry_point " + SourcePath.quoted(entryPoint) + " is not among the files").raise();
            }
            EntryPoints.rejectUnsafe(entryPoint);
        });
    }
}
