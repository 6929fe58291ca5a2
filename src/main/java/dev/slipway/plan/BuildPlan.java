package dev.slipway.plan;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All that decides an image besides its name: made once, by reading alone, and the same for the same request anywhere.
 *
 * @param language such as {@code python}
 * @param version of the language, such as {@code 3.11}
 * @param framework what the agent is written with, when that is known
 * @param entryPoint the file that starts
 * @param command the image's command, in exec form
 * @param baseImage reference of the image it starts from, as the Dockerfile says it
 * @param packageManager such as {@code pip}; what installs the requirements
 * @param requirements what is installed, and why
 * @param systemPackages Debian packages installed besides
 * @param dockerfile the whole Dockerfile
 * @param generated files that Slipway adds to the build context or that replace the client's, path to text
 * @param warnings what the client should know
 * @param guesses what the request left open, with reasons and alternatives
 */
public record BuildPlan(String language, String version, Optional<String> framework, String entryPoint,
        List<String> command, String baseImage, String packageManager, List<Requirement> requirements,
        List<String> systemPackages, String dockerfile, SortedMap<String, String> generated, List<Warning> warnings,
        List<Guess> guesses) {

    /** A plan that leaves nothing to guess. */
    public BuildPlan(String language, String version, Optional<String> framework, String entryPoint, List<String> command,
            String baseImage, String packageManager, List<Requirement> requirements, List<String> systemPackages,
            String dockerfile, SortedMap<String, String> generated, List<Warning> warnings) {
        this(language, version, framework, entryPoint, command, baseImage, packageManager, requirements, systemPackages,
                dockerfile, generated, warnings, List.of());
    }

    /**
     * The files as {@code COPY . .} will see them: what the client sent, without what its {@code .dockerignore} leaves
     * out, and with the generated files on top. The ignore file itself has done its work and stays behind, so that it
     * cannot hide a generated file.
     */
    public SortedMap<String, String> context(SourceTree source) {
        SortedMap<String, String> context = new TreeMap<>(DockerIgnore.applied(source).files());
        context.putAll(generated);
        return context;
    }

    /** The same plan with more for the client to know. */
    public BuildPlan with(List<Warning> moreWarnings, List<Guess> moreGuesses) {
        return new BuildPlan(language, version, framework, entryPoint, command, baseImage, packageManager, requirements,
                systemPackages, dockerfile, generated, joined(warnings, moreWarnings), joined(guesses, moreGuesses));
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
