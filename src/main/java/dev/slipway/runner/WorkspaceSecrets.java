package dev.slipway.runner;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.slipway.access.Workspace;
import dev.slipway.build.Build;
import dev.slipway.build.Database;
import dev.slipway.buildah.StepSecrets;
import dev.slipway.secret.Provision;
import dev.slipway.secret.Secrets;
import dev.slipway.secret.UnreadableException;

/** Reads the secrets of a build's workspace, when the build begins and for it alone. */
@ApplicationScoped
class WorkspaceSecrets {

    private static final Logger LOG = Logger.getLogger(WorkspaceSecrets.class);

    private final Secrets secrets;

    WorkspaceSecrets(Secrets secrets) {
        this.secrets = secrets;
    }

    /** What its steps are given; hidden in its output from here on. */
    StepSecrets of(Attempt attempt) throws Ended {
        Build build = attempt.build();
        try {
            Provision provision = stored(build).open(StepSecrets.FOLDER);
            attempt.hidden().add(provision.hidden());
            return new StepSecrets(provision.files(), provision.environment(), provision.registryAuths());
        } catch (UnreadableException e) {
            LOG.errorf("%s: %s", build.id(), e.getMessage());
            throw Ended.with(Failures.secretUnreadable(e));
        }
    }

    /** Another text whenever the workspace's secrets are others. */
    String identity(Attempt attempt) throws Ended {
        return stored(attempt.build()).identity();
    }

    private Secrets.Locked stored(Build build) throws Ended {
        try {
            return Database.await(secrets.of(new Workspace(build.workspace())));
        } catch (RuntimeException e) {
            LOG.warnf("the secrets for %s could not be read: %s", build.id(), e.toString());
            throw Ended.with(Failures.ofBuildDatabase());
        }
    }
}
