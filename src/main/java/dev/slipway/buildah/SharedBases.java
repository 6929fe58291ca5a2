package dev.slipway.buildah;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.slipway.image.BaseImage;
import dev.slipway.image.Digest;
import dev.slipway.image.RegistryConfig;

/**
 * The base images that this replica keeps ready for all workspaces: pulled once, into a storage that builds only read. They
 * are the operator's list and no more, so that no client fills that storage or makes others wait for what it pulls.
 */
@ApplicationScoped
public class SharedBases {

    private static final Logger LOG = Logger.getLogger(SharedBases.class);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final BuildahConfig config;
    private final NetworkConfig network;
    private final BuildahHome home;
    private final IsolationProbe probe;
    private final StoredImages images;
    private final AuthFile auths;
    private final Clock clock;
    private final List<BaseImage> listed;
    private final ReentrantLock pulling = new ReentrantLock();
    private final Map<BaseImage, Instant> lookedAt = new ConcurrentHashMap<>();

    SharedBases(SharedBasesConfig shared, BuildahConfig config, NetworkConfig network, RegistryConfig registry,
            BuildahHome home, IsolationProbe probe, StoredImages images, ObjectMapper json, Clock clock) {
        this.config = config;
        this.network = network;
        this.home = home;
        this.probe = probe;
        this.images = images;
        this.auths = new AuthFile(config, registry, json);
        this.clock = clock;
        this.listed = shared.images().orElse(List.of()).stream().map(String::strip).map(BaseImage::parse).toList();
    }

    /** Pulls those that are not there or have changed in their registry; one that cannot be pulled stays as it is. Blocks. */
    public void refresh() throws IOException, InterruptedException {
        if (!probe.missingPrograms().isEmpty()) {
            return;
        }
        for (BaseImage image : listed) {
            Instant now = clock.instant();
            StopSignal stop = new StopSignal(clock, now.plus(PATIENCE));
            if (pulled(image, stop, (channel, line) -> LOG.debugf("%s: %s", image.fullName(), line))) {
                lookedAt.put(image, now);
            } else {
                LOG.warnf("the base image %s could not be looked at in its registry; it is tried again", image.fullName());
            }
        }
    }

    /**
     * The image's manifest, if its registry was asked for it after that moment: whatever was made before of another one is out
     * of date. Nothing where nobody has asked since, and for images that are not on the list.
     */
    public Optional<Digest> seenSince(BaseImage image, Instant moment) throws IOException {
        Instant looked = lookedAt.get(image);
        return looked == null || looked.isBefore(moment) ? Optional.empty()
                : images.named(home.bases(), image.fullName()).map(StoredImages.StoredImage::digest).map(Digest::new);
    }

    /** Pulls the image if it is one of them and not there yet, waiting for a pull of it that is under way. */
    void provide(String reference, StopSignal stop, OutputSink sink) throws IOException, InterruptedException {
        BaseImage image = BaseImage.parse(reference);
        if (listed.contains(image) && isMissing(image)) {
            pulled(image, stop, sink);
        }
    }

    private boolean isMissing(BaseImage image) throws IOException {
        return images.all(home.bases()).stream().noneMatch(stored -> stored.isNamed(image.fullName()));
    }

    private boolean pulled(BaseImage image, StopSignal stop, OutputSink sink) throws IOException, InterruptedException {
        boolean waited = false;
        while (!pulling.tryLock(100, TimeUnit.MILLISECONDS)) {
            waited = true;
            if (stop.isStopped() || stop.timeLeft().isZero()) {
                return false;
            }
        }
        try {
            return waited && !isMissing(image) || pull(image, stop, sink);
        } finally {
            pulling.unlock();
        }
    }

    private boolean pull(BaseImage image, StopSignal stop, OutputSink sink) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(home.bases().root().getParent(), "pull-");
        try {
            Path authFile = folder.resolve("auth.json");
            auths.write(authFile, Map.of(), auths.needsOwn(image.registry()));
            Map<String, String> environment = new LinkedHashMap<>(RunEnvironment.ofBuildah(home, config, network));
            environment.put("TMPDIR", folder.toString());
            BuildahCommand command = new BuildahCommand(Programs.find(config.program()).orElseThrow(), home, home.bases(),
                    probe.isolation());
            ChildProcess.Result result = ChildProcess.run(command.refresh(image.fullName(), authFile), environment, folder,
                    stop, sink);
            return result.end() == ChildProcess.End.EXITED && result.exitCode() == 0;
        } finally {
            FileTree.delete(folder);
        }
    }
}
