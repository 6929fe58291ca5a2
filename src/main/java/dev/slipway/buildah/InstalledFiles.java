package dev.slipway.buildah;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.slipway.buildah.StoredImages.StoredImage;

/** Gets out of a built image the files that tell which packages it holds. Calls block. */
@ApplicationScoped
public class InstalledFiles {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long LONGEST_LIST = 64 * 1024;

    private final BuildahConfig config;
    private final NetworkConfig network;
    private final BuildahHome home;
    private final IsolationProbe probe;
    private final StoredImages images;
    private final Clock clock;

    InstalledFiles(BuildahConfig config, NetworkConfig network, BuildahHome home, IsolationProbe probe,
            StoredImages images, Clock clock) {
        this.config = config;
        this.network = network;
        this.home = home;
        this.probe = probe;
        this.images = images;
        this.clock = clock;
    }

    /**
     * The layers that tell what is installed: those of the image and those of the one it starts from, each by its topmost.
     *
     * @param image topmost layer of the image
     * @param base topmost layer of its base image; empty where it starts from nothing
     */
    public record Layers(String image, Optional<String> base) {
    }

    /** Where an image that was just built lies; nothing if it is not in the storage, or has no files. */
    public Optional<Layers> layersOf(BuildJob job) throws IOException {
        Storage storage = home.storage(job.workspace());
        Optional<String> from = FromImage.nameIn(Files.readString(job.dockerfile()));
        Optional<String> base = from.isEmpty() ? Optional.empty() : images.named(storage, from.get()).map(StoredImage::layer);
        return images.named(storage, job.image().toString()).map(StoredImage::layer).map(layer -> new Layers(layer, base));
    }

    /**
     * Packs those files.
     *
     * @param name of a folder of the job's that does not exist yet
     * @param target absolute path in the image that files are to be laid upon; see {@link #odd}
     * @return the folder: it holds {@code package-files.tar}, with paths that begin with {@code ./}, and {@code oversized}, the
     *         paths of what was too large to be packed, with a NUL after each
     * @throws IOException if they could not be packed; the message says why
     */
    public Path pack(String layer, BuildJob job, String name, Optional<String> target)
            throws IOException, InterruptedException {
        Path folder = Files.createDirectories(job.folder().resolve("packages-of-" + name));
        BuildahCommand command = new BuildahCommand(Programs.find(config.program()).orElseThrow(), home,
                home.storage(job.workspace()), probe.isolation());
        List<String> output = Collections.synchronizedList(new ArrayList<>());
        ChildProcess.Result result = ChildProcess.run(command.packageFiles(layer, folder, target),
                RunEnvironment.ofBuildah(home, config, network), folder,
                new StopSignal(clock, clock.instant().plus(PATIENCE)), (channel, line) -> {
                    if (output.size() < 20) {
                        output.add(line);
                    }
                });
        if (result.end() != ChildProcess.End.EXITED || result.exitCode() != 0) {
            throw new IOException("the image's files could not be packed (" + result + "): " + String.join("; ", output));
        }
        return folder;
    }

    /**
     * What at that target, and above it, a layer of plain files and folders would change: symbolic links, and folders that are
     * not root's or not of mode 0755.
     *
     * @param packed the folder that {@link #pack} gave
     * @return paths without a slash in front; nothing where there are more than can be remembered
     */
    public Optional<List<String>> odd(Path packed) throws IOException {
        Path list = packed.resolve("odd");
        if (Files.size(list) > LONGEST_LIST) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(new String(Files.readAllBytes(list), StandardCharsets.UTF_8).split("\0"))
                .filter(path -> !path.isEmpty()).map(path -> path.substring("./".length())).toList());
    }
}
