package dev.slipway.quota;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.slipway.access.ApiLimits;
import dev.slipway.access.Workspace;
import dev.slipway.problem.Problem;
import dev.slipway.problem.ProblemException;
import io.quarkus.runtime.configuration.MemorySize;

/** The quota of each workspace. */
@ApplicationScoped
public class Quotas {

    private final long maxBodySize;
    private final Quota common;
    private final Map<String, Quota> own;

    Quotas(QuotaConfig config, ApiLimits limits) {
        this.maxBodySize = limits.maxBodySize().asLongValue();
        this.common = new Quota(config.concurrentBuilds(), config.queuedBuilds(), config.buildsPerHour(),
                bytes(config.bytesPerRequest(), maxBodySize), config.filesPerRequest());
        this.own = config.workspaces().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> own(entry.getValue())));
    }

    public Quota of(Workspace workspace) {
        return own.getOrDefault(workspace.name(), common);
    }

    /** Of the workspaces that have no quota of their own. */
    public Quota common() {
        return common;
    }

    /** Of those that have one, by name. */
    public Map<String, Quota> own() {
        return own;
    }

    /** @throws ProblemException 400 for more files than the workspace may send at once */
    public void checkFiles(Workspace workspace, int files) {
        int most = of(workspace).filesPerRequest();
        if (most > 0 && files > most) {
            throw ProblemException.badRequest(new Problem("files must hold at most " + most + " files, which is the limit of"
                    + " workspace " + workspace.name() + "; it holds " + files, "too_many_files", "files",
                    "leave out what the build does not need"));
        }
    }

    private Quota own(QuotaConfig.Override given) {
        return new Quota(given.concurrentBuilds().orElse(common.concurrentBuilds()),
                given.queuedBuilds().orElse(common.queuedBuilds()), given.buildsPerHour().orElse(common.buildsPerHour()),
                bytes(given.bytesPerRequest(), common.bytesPerRequest()),
                given.filesPerRequest().orElse(common.filesPerRequest()));
    }

    private long bytes(Optional<MemorySize> given, long otherwise) {
        return given.map(MemorySize::asLongValue).map(size -> size > 0 ? Math.min(size, maxBodySize) : maxBodySize)
                .orElse(otherwise);
    }
}
