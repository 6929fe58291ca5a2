package dev.slipway.runner;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
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
import dev.slipway.image.ImageReference;
import dev.slipway.sbom.Contents;
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

    /**
     * What was found in an image.
     *
     * @param contents what it holds
     * @param odd paths that files which are to be laid upon it must not meet; nothing where there are too many, or where
     *        nobody asked
     */
    record Found(Contents contents, Optional<List<String>> odd) {
    }

    /** A list under way. It works in the job's folder, so it must be closed before that is removed. */
    final class Listing implements AutoCloseable {

        private final BuildJob job;
        private final Optional<String> target;
        private final CompletableFuture<Optional<Found>> found;

        private Listing(BuildJob job, Optional<String> target) {
            this.job = job;
            this.target = target;
            this.found = executor.supplyAsync(this::list);
        }

        /** Nothing where no list could be made. */
        Optional<Found> found() {
            return found.join();
        }

        @Override
        public void close() {
            found.join();
        }

        private Optional<Found> list() {
            try {
                Optional<Layers> layers = files.layersOf(job);
                return layers.isEmpty() ? Optional.empty() : Optional.of(found(layers.get()));
            } catch (IOException | RuntimeException e) {
                LOG.warnf("no SBOM of %s: %s", job.image(), e.toString());
                return Optional.empty();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }

        private Found found(Layers layers) throws IOException, InterruptedException {
            Inventory base = layers.base().isEmpty() ? Inventory.EMPTY : base(layers.base().get());
            Path packed = files.pack(layers.image(), job, target.isPresent() ? "dependencies" : "image", target);
            return new Found(new Contents(reader.read(packed), base),
                    target.isPresent() ? files.odd(packed) : Optional.empty());
        }

        /** Layers never change, and many images share a base. */
        private Inventory base(String layer) throws IOException, InterruptedException {
            Inventory known = bases.get(layer);
            if (known == null) {
                known = reader.read(files.pack(layer, job, "base", Optional.empty()));
                bases.put(layer, known);
            }
            return known;
        }
    }

    /** @param target where files are to be laid upon the image that was built, as an absolute path */
    Listing begin(BuildJob job, Optional<String> target) {
        return new Listing(job, target);
    }

    /** The bill of materials of an image that holds this. */
    byte[] sbom(ImageReference image, Digest digest, Contents contents) {
        return cycloneDx.document(image, digest, contents.image(), contents.base());
    }
}
