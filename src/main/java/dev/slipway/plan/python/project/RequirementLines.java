package dev.slipway.plan.python.project;

import java.util.List;
import java.util.Set;

import dev.slipway.plan.SourcePath;
import dev.slipway.plan.python.project.PipOption.Given;
import dev.slipway.plan.python.project.pep.Malformed;
import dev.slipway.plan.python.project.pep.Pep508;

/** One requirement as pip takes it: PEP 508, a URL, or a path (pip documentation, "Requirement Specifiers"). */
final class RequirementLines {

    private static final List<String> ARCHIVES = List.of(".whl", ".zip", ".tar.gz", ".tgz", ".tar.bz2", ".tbz", ".tar.xz",
            ".tar");
    private static final Set<PipOption> PER_REQUIREMENT = Set.of(PipOption.HASH, PipOption.GLOBAL_OPTION,
            PipOption.CONFIG_SETTINGS);

    private final LocalPackages local;
    private final Findings findings;

    RequirementLines(LocalPackages local, Findings findings) {
        this.local = local;
        this.findings = findings;
    }

    void requirement(String text, List<Given> options, Place place) {
        boolean hashed = options.stream().anyMatch(given -> given.option() == PipOption.HASH);
        findings.hashes |= hashed;
        options.stream().filter(given -> !PER_REQUIREMENT.contains(given.option())).findFirst()
                .ifPresent(given -> findings.warn("option_ignored",
                        place + ": pip ignores options that stand behind a requirement; give them a line of their own", place));
        if (DirectReference.isUrl(text)) {
            reference(text, place);
        } else if (isPath(text)) {
            local.install(beforeMarker(text), text, place);
        } else {
            named(text, place);
        }
        if (hashed && !findings.declared.isEmpty()) {
            findings.hashed.add(place);
        }
    }

    void editable(String value, Place place) {
        if (DirectReference.isUrl(value)) {
            reference(value, place);
        } else if (value.contains(" @ ")) {
            named(value, place);
        } else {
            local.install(value, value, place);
        }
    }

    void constraint(String text, Place place) {
        try {
            Pep508 constraint = Pep508.parse(text);
            if (constraint.specifier().pins() || constraint.url().isPresent()) {
                findings.constrained.add(constraint.normalizedName());
            }
        } catch (Malformed e) {
            unreadable(text, e.getMessage(), place);
        }
    }

    /** A requirement by PEP 508, wherever it stands. */
    void named(String text, Place place) {
        try {
            Pep508 requirement = Pep508.parse(text);
            if (requirement.url().isEmpty() && requirement.name().endsWith(".txt")) {
                unreadable(text, "to include a file, write -r before it", place);
                return;
            }
            findings.declared.add(Declared.of(requirement, text, place));
            requirement.url().ifPresent(url -> note(requirement.normalizedName(), url, place));
        } catch (Malformed e) {
            unreadable(text, hint(text, e), place);
        }
    }

    void unreadable(String text, String why, Place place) {
        findings.warn("unreadable_line", place + ": " + SourcePath.quoted(Redaction.of(text)) + " cannot be read: " + why,
                place);
    }

    /** A URL without a name before it. */
    private void reference(String text, Place place) {
        String url = beforeMarker(text);
        String name = DirectReference.nameOf(url);
        findings.declared.add(Declared.direct(text, name, place));
        note(name, url, place);
    }

    /** What installing from that URL takes, and what its owner should know about it. */
    void note(String name, String url, Place place) {
        DirectReference.Kind kind = DirectReference.kindOf(url);
        if (Redaction.finds(url)) {
            findings.credentials(place);
        }
        switch (kind) {
            case VCS -> {
                findings.git |= url.startsWith("git");
                findings.mayCompile = true;
                findings.warn("needs_git", place + ": " + name + " comes from a repository, so the build needs "
                        + DirectReference.toolOf(url) + " and access to it", place);
            }
            case FILE -> local.installFile(url, place);
            case SOURCE -> findings.mayCompile = true;
            case WHEEL -> {
                // installed as it is
            }
        }
    }

    private static boolean isPath(String text) {
        String path = beforeMarker(text);
        boolean pathLike = path.startsWith(".") || path.contains("/") && !path.contains("@ ");
        return pathLike && !path.contains(" @") || ARCHIVES.stream().anyMatch(path::endsWith) && !path.contains("@");
    }

    private static String beforeMarker(String text) {
        int marker = text.indexOf("; ");
        return (marker < 0 ? text : text.substring(0, marker)).strip();
    }

    /** What people paste into requirements files, and what to write instead. */
    private static String hint(String text, Malformed fault) {
        if (text.startsWith("pip install") || text.startsWith("pip3 install")) {
            return "leave out \"pip install\"; one package a line";
        }
        if (text.indexOf('=') > 0 && text.matches("[^=<>!~ ]+ ?=[^=].*")) {
            return "write == rather than =";
        }
        if (text.startsWith("<<<<<<<") || text.startsWith("=======") || text.startsWith(">>>>>>>")) {
            return "a merge conflict was left in the file";
        }
        if (text.startsWith("import ") || text.startsWith("from ")) {
            return "this is Python code; write the package's name";
        }
        return fault.getMessage();
    }
}
