package dev.slipway.runner;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.slipway.buildah.IsolationProbe;
import dev.slipway.buildah.Leftovers;

/** What a replica does before its first claim: clear away what an earlier life left, and take its builds up again. */
@ApplicationScoped
class Recovery {

    private static final Logger LOG = Logger.getLogger(Recovery.class);

    private final WorkFolders folders;
    private final BuildQueue queue;
    private final Leftovers leftovers;
    private final IsolationProbe probe;

    Recovery(WorkFolders folders, BuildQueue queue, Leftovers leftovers, IsolationProbe probe) {
        this.folders = folders;
        this.queue = queue;
        this.leftovers = leftovers;
        this.probe = probe;
    }

    /** For a replica that builds nothing. */
    void notNeeded() {
        probe.skip();
    }

    void recover(String replica) {
        folders.removeStray();
        probe.probe();
        leftovers.removeAll();
        int lost = queue.releaseAll(replica);
        if (lost > 0) {
            LOG.infof("%d builds were under way when this replica died; they are taken up again", lost);
        }
    }
}
