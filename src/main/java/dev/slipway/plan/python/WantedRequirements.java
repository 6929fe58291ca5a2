package dev.slipway.plan.python;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.slipway.plan.PlanRequest;
import dev.slipway.plan.Rejection;
import dev.slipway.plan.Requirement;
import dev.slipway.plan.Requirement.Confidence;
import dev.slipway.plan.Requirement.Source;
import dev.slipway.plan.SourcePath;
import dev.slipway.plan.SourceTree;

/**
 * What is to be installed: the request's {@code requirements}, else {@code requirements.txt}, else what the imports say.
 *
 * @param requirements each with its reason
 * @param present whether a requirements file is to be installed
 * @param generated text of that file where the client did not send it
 */
record WantedRequirements(List<Requirement> requirements, boolean present, Optional<String> generated) {

    static final String FILE = "requirements.txt";
    /** The name at the start of a dependency specifier (PEP 508, "Names"). */
    private static final Pattern NAME = Pattern.compile("\\s*([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?).*");

    static WantedRequirements of(PlanRequest request) {
        Optional<String> named = request.requirements().filter(text -> !text.isBlank());
        if (named.isPresent()) {
            rejectControlCharacters(named.get());
            return new WantedRequirements(declared(named.get(), "requirements"), true, named.map(WantedRequirements::ended));
        }
        return request.source().text(FILE)
                .map(text -> new WantedRequirements(declared(text, FILE), true, Optional.empty()))
                .orElseGet(() -> imported(request.source()));
    }

    private static void rejectControlCharacters(String text) {
        boolean clean = text.chars().allMatch(c -> c == '\n' || c == '\r' || c == '\t' || !Character.isISOControl(c));
        if (!clean) {
            throw Rejection.of("invalid_requirements", "requirements",
                    "requirements holds a control character; it must be plain text, one requirement per line").raise();
        }
    }

    private static String ended(String text) {
        return text.endsWith("\n") ? text : text + "\n";
    }

    private static List<Requirement> declared(String text, String file) {
        List<String> lines = text.lines().toList();
        return IntStream.range(0, lines.size()).boxed().flatMap(i -> declared(lines.get(i), file, i + 1)).toList();
    }

    private static Stream<Requirement> declared(String line, String file, int number) {
        String specifier = line.replaceFirst("(^|\\s)#.*", "").strip();
        Matcher name = NAME.matcher(specifier);
        return name.matches()
                ? Stream.of(new Requirement(specifier, name.group(1), null, file, number, Source.DECLARED, Confidence.HIGH))
                : Stream.empty();
    }

    private static WantedRequirements imported(SourceTree source) {
        Map<String, Requirement> byPackage = new TreeMap<>();
        for (SourcePath file : source.pathsEndingWith(".py").toList()) {
            for (PythonText.Import one : PythonText.of(source.text(file.value()).orElse("")).imports()) {
                String root = one.module().split("\\.", 2)[0];
                String requirement = isLocal(root, source) ? null : FixedPackages.REQUIREMENTS.get(root);
                if (requirement != null) {
                    byPackage.putIfAbsent(root, new Requirement(requirement, root, root, file.value(), one.line(),
                            Source.FIXED, Confidence.HIGH));
                }
            }
        }
        List<Requirement> requirements = List.copyOf(byPackage.values());
        String text = requirements.stream().map(r -> r.requirement() + "\n").collect(Collectors.joining());
        return new WantedRequirements(requirements, !requirements.isEmpty(), Optional.of(text).filter(t -> !t.isEmpty()));
    }

    /** A module or package among the files, at the root or in {@code src/}, wins over anything in the index. */
    private static boolean isLocal(String root, SourceTree source) {
        return Stream.of("", "src/").anyMatch(folder -> source.contains(folder + root + ".py")
                || !source.files().subMap(folder + root + "/", folder + root + "0").isEmpty());
    }
}
