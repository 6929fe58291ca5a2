package dev.slipway.plan.node;

import java.util.ArrayList;
import java.util.List;

import dev.slipway.plan.PlanRequest;
import dev.slipway.plan.Requirement;
import dev.slipway.plan.Warning;

/** What a project's owner should know before it runs elsewhere. */
final class NodeWarnings {

    private NodeWarnings() {
    }

    static List<Warning> of(PlanRequest request, Project project, Modules modules, Start start,
            List<Requirement> requirements) {
        List<Warning> warnings = new ArrayList<>();
        if (request.requirements().filter(text -> !text.isBlank()).isPresent()) {
            warnings.add(new Warning("requirements_ignored",
                    "requirements are pip's; a Node.js agent declares its packages in package.json", null, null));
        }
        if (project.manifest().isEmpty() && !requirements.isEmpty()) {
            warnings.add(new Warning("unpinned_requirements",
                    "without a package.json the newest versions are installed; send one with its lock file",
                    start.entryPoint(), null));
        }
        for (String file : modules.reachableFrom(start.entryPoint())) {
            modules.scan(file).fixedPort().filter(port -> !port.port().equals("8080"))
                    .ifPresent(port -> warnings.add(new Warning("fixed_port", "listens on port " + port.port()
                            + "; agents are reached on 8080, which the variable PORT holds", file, port.line())));
        }
        return warnings;
    }
}
