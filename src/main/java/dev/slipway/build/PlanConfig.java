package dev.slipway.build;

import dev.slipway.plan.CustomDockerfile;
import dev.slipway.plan.SourceSecrets;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What may be planned. */
@ConfigMapping(prefix = "slipway.plan")
public interface PlanConfig {

    /** Whether a Dockerfile among the files is used as it is, or refused. */
    @WithDefault("refuse")
    CustomDockerfile customDockerfile();

    /** What happens to secrets found among the files. */
    @WithDefault("warn")
    SourceSecrets secrets();
}
