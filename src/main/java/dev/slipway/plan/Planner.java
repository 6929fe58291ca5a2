package dev.slipway.plan;

import java.util.List;
import java.util.stream.Collectors;

import dev.slipway.plan.PlanResult.Planned;
import dev.slipway.plan.PlanResult.Rejected;
import dev.slipway.plan.Rejection.RejectedException;
import dev.slipway.plan.go.Go;
import dev.slipway.plan.node.Node;
import dev.slipway.plan.python.Python;

/**
 * Reads a submission and says what to build. Pure: no I/O, no clock, no configuration, so the same request gives the same
 * plan on every replica on any day.
 */
public final class Planner {

    private final List<Language> languages;
    private final CustomDockerfile customDockerfile;
    private final SourceSecrets sourceSecrets;

    public Planner(List<Language> languages, CustomDockerfile customDockerfile, SourceSecrets sourceSecrets) {
        this.languages = List.copyOf(languages);
        this.customDockerfile = customDockerfile;
        this.sourceSecrets = sourceSecrets;
    }

    /** The planner with every language that Slipway knows, in the order in which they are asked. */
    public static Planner standard() {
        return standard(CustomDockerfile.REFUSE);
    }

    /** The same, with a choice about Dockerfiles among the files. */
    public static Planner standard(CustomDockerfile customDockerfile) {
        return standard(customDockerfile, SourceSecrets.WARN);
    }

    /** The same, with a choice about secrets among the files as well. */
    public static Planner standard(CustomDockerfile customDockerfile, SourceSecrets sourceSecrets) {
        return new Planner(List.of(new Python(), new Node(), new Go()), customDockerfile, sourceSecrets);
    }

    public PlanResult plan(PlanRequest request) {
        try {
            rejectUnknownEntryPoint(request);
            if (request.source().contains(CustomDockerfile.FILE)) {
                return new Planned(CustomDockerfile.plan(request, customDockerfile).with(sourceSecrets.in(request), List.of()));
            }
            PlanRequest visible = visible(request);
            BuildPlan plan = languageOf(visible).plan(visible);
            return new Planned(plan.with(sourceSecrets.in(visible), mixed(visible, plan)));
        } catch (RejectedException e) {
            return new Rejected(e.rejection());
        }
    }

    /** The request without the files that its {@code .dockerignore} leaves out of the image. */
    private static PlanRequest visible(PlanRequest request) {
        SourceTree visible = DockerIgnore.applied(request.source());
        request.entryPoint().filter(path -> !visible.contains(path)).ifPresent(path -> {
            throw Rejection.of("entry_point_ignored", "entry_point",
                    "entry_point " + SourcePath.quoted(path) + " is left out of the image by .dockerignore").raise();
        });
        return new PlanRequest(visible, request.entryPoint(), request.requirements(), request.framework());
    }

    /** Of several languages in one tree the one that leads it; the first in order where none or several do. */
    private Language languageOf(PlanRequest request) {
        List<Language> recognised = recognised(request);
        return recognised.stream().filter(language -> language.leads(request)).findFirst()
                .or(() -> recognised.stream().findFirst()).orElseThrow(() -> unrecognised(request).raise());
    }

    private List<Language> recognised(PlanRequest request) {
        return languages.stream().filter(language -> language.recognises(request)).toList();
    }

    /** Says so where the language itself was a choice. */
    private List<Guess> mixed(PlanRequest request, BuildPlan plan) {
        List<String> others = recognised(request).stream().map(Language::name).filter(name -> !name.equals(plan.language()))
                .toList();
        String reason = request.entryPoint().isPresent() ? "it is the entry point's language" : "it leads at the root";
        return others.isEmpty() ? List.of() : List.of(new Guess("language", plan.language(), reason, others));
    }

    private Rejection unrecognised(PlanRequest request) {
        String wanted = languages.stream().map(Language::looksFor).collect(Collectors.joining(", "));
        return request.entryPoint()
                .map(entryPoint -> Rejection.of("language_not_recognised", "entry_point",
                        "entry_point " + SourcePath.quoted(entryPoint) + " is in no known language; looked for " + wanted))
                .orElseGet(() -> Rejection.of("language_not_recognised", "files",
                        "no language recognised among the files; looked for " + wanted
                                + "; send the source and name what starts as entry_point"));
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
