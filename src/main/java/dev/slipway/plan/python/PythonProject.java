package dev.slipway.plan.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.slipway.plan.Requirement;
import dev.slipway.plan.Requirement.Confidence;
import dev.slipway.plan.Requirement.Source;
import dev.slipway.plan.SourceTree;
import dev.slipway.plan.python.project.*;

final class PythonProject {
    private static final Pattern NAME = Pattern.compile("\\s*([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?).*");

    static Declarations read(SourceTree source, Optional<String> field) {
        Origin origin = field.isPresent() ? Origin.REQUIREMENTS_FIELD
                : source.contains("requirements.txt") ? Origin.REQUIREMENTS_FILE : Origin.NONE;
        Optional<String> text = field.or(() -> source.text("requirements.txt"));
        List<Requirement> found = new ArrayList<>();
        int number = 0;
        for (String line : text.orElse("").split("\n")) {
            number++;
            Matcher name = NAME.matcher(line.replaceFirst("(^|\\s)#.*", "").strip());
            if (name.matches()) {
                found.add(new Requirement(name.group(), name.group(1), null,
                        field.isPresent() ? "requirements" : "requirements.txt", number, Source.DECLARED, Confidence.HIGH));
            }
        }
        Optional<String> file = origin == Origin.REQUIREMENTS_FILE ? Optional.of("requirements.txt") : Optional.empty();
        return new Declarations(new Decision(origin, PackageManager.PIP, file, "it is declared"), found, new TreeMap<>(),
                new Installation(new TreeSet<>(file.stream().toList()), false, List.of(), new PipText(List.of()),
                        new InstallFacts(false, List.of(), false, false, new TreeSet<>())),
                Optional.empty(), List.of());
    }
}
