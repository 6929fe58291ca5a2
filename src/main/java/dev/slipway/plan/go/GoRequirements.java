package dev.slipway.plan.go;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.slipway.plan.Requirement;
import dev.slipway.plan.Requirement.Confidence;
import dev.slipway.plan.Requirement.Source;

/** The modules that are linked in, and why: those that {@code go.mod} requires, or those that the imports name. */
final class GoRequirements {

    /** Hosts whose modules are at {@code host/owner/name} (Go Modules Reference, "Finding a repository"). */
    private static final Set<String> OWNED = Set.of("github.com", "gitlab.com", "bitbucket.org", "codeberg.org",
            "gitee.com", "golang.org");

    private GoRequirements() {
    }

    static List<Requirement> of(GoProject project) {
        Map<String, Requirement> found = new LinkedHashMap<>();
        project.module().ifPresent(module -> module.requires().forEach(one -> found.put(one.module(),
                new Requirement(one.module() + "@" + one.version(), one.module(), null, module.path(), one.line(),
                        Source.DECLARED, Confidence.HIGH))));
        boolean declared = !found.isEmpty();
        Set<String> external = project.external();
        if (!declared && project.modules() != GoProject.Modules.VENDORED) {
            String own = project.moduleName();
            project.files().forEach(file -> file.imports().stream().filter(one -> external.contains(one.path()))
                    .filter(one -> !Paths.contains(own, one.path()))
                    .forEach(one -> found.putIfAbsent(module(one.path()), named(file.path(), one))));
        }
        return List.copyOf(found.values());
    }

    private static Requirement named(String file, GoFile.Import one) {
        String module = module(one.path());
        boolean certain = OWNED.contains(module.replaceFirst("/.*", ""));
        return new Requirement(module, module, one.path(), file, one.line(), Source.NAME,
                certain ? Confidence.HIGH : Confidence.MEDIUM);
    }

    /** The module that an import path is most likely in; a major version such as {@code /v2} belongs to it. */
    static String module(String path) {
        String[] parts = path.split("/");
        int length = Math.min(parts.length, OWNED.contains(parts[0]) ? 3 : parts[0].equals("gopkg.in") ? parts.length : 2);
        if (parts.length > length && parts[length].matches("v[1-9]\\d?")) {
            length++;
        }
        return String.join("/", List.of(parts).subList(0, length));
    }
}
