package dev.slipway.runner;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.context.ManagedExecutor;
import org.eclipse.microprofile.context.ThreadContext;
import org.jboss.logging.Logger;

import dev.slipway.buildah.BuildJob;
import dev.slipway.buildah.InstalledFiles;
import dev.slipway.buildah.InstalledFiles.Layers;
import dev.slipway.image.Digest;
import dev.slipway.sbom.CycloneDx;
import dev.slipway.sbom.Inventory;
import dev.slipway.sbom.InventoryReader;

/**
 * Lists what a built image holds while the image is pushed. An image whose list cannot be made is an image all the same: the
 * log says why it has no SBOM.
 */
@ApplicationScoped
class Inventories {

    private static final Logger LOG = Logger.getLogger(Inventories.class);
    private static final int REMEMBERED_BASES = 32;

    private final InstalledFiles files;
    private final InventoryReader reader;
    private final CycloneDx cycloneDx;
    private final ManagedExecutor executor;
    private final Map<String, Inventory> bases = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Inventory> eldest) {
            return size() > REMEMBERED_BASES;
        }
    });

    Inventories(InstalledFiles files, InventoryReader reader, CycloneDx cycloneDx, RunnerConfig config) {
        this.files = files;
        this.reader = reader;
        this.cycloneDx = cycloneDx;
        this.executor = ManagedExecutor.builder().maxAsync(config.slots()).maxQueued(-1)
                .propagated().cleared(ThreadContext.ALL_REMAINING).build();
    }

    /** What an image holds, and what it had to begin with. */
    private record Found(Inventory image, Inventory base) {
    }

    /** A list under way. It works in the job's folder, so it must be closed before that is removed. */
    final class Listing implements AutoCloseable {

        private final BuildJob job;
        private final CompletableFuture<Optional<Found>> found;

        private Listing(BuildJob job) {
            this.job = job;
            this.found = executor.supplyAsync(() -> list(job));
        }

        /** The SBOM of the image, which has got this digest meanwhile; nothing where it could not be made. */
        Optional<byte[]> sbom(Digest digest) {
            return found.join().map(both -> cycloneDx.document(job.image(), digest, both.image(), both.base()));
        }

        @Override
        public void close() {
            found.join();
        }
    }

    Listing begin(BuildJob job) {
        return new Listing(job);
    }

    private Optional<Found> list(BuildJob job) {
        try {
            Optional<Layers> layers = files.layersOf(job);
            if (layers.isEmpty()) {
                return Optional.empty();
            }
            Inventory base = layers.get().base().isEmpty() ? Inventory.EMPTY : base(layers.get().base().get(), job);
            return Optional.of(new Found(inventory(layers.get().image(), job, "image"), base));
        } catch (IOException | RuntimeException e) {
            LOG.warnf("no SBOM of %s: %s", job.image(), e.toString());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Layers never change, and many images share a base. */
    private Inventory base(String layer, BuildJob job) throws IOException, InterruptedException {
        Inventory known = bases.get(layer);
        if (known == null) {
            known = inventory(layer, job, "base");
            bases.put(layer, known);
        }
        return known;
    }

    private Inventory inventory(String layer, BuildJob job, String name) throws IOException, InterruptedException {
        return reader.read(files.pack(layer, job, name));
    }
}
