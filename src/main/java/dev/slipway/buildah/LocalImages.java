package dev.slipway.buildah;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.slipway.image.RegistryConfig;

/** The images and layers in Buildah's storage on this machine. Everything of value in it is in a registry, too. */
@ApplicationScoped
public class LocalImages {

    private static final Logger LOG = Logger.getLogger(LocalImages.class);

    /** As {@code buildah images} prints one: its id, its name. */
    private record Image(String id, String name) {

        static Image parse(String line) {
            String[] fields = line.replaceFirst("^sha256:", "").split("\\s+", 2);
            return new Image(fields[0], fields[1]);
        }
    }

    private final StoredImages stored;
    private final Commands commands;
    private final RegistryConfig registry;

    LocalImages(StoredImages stored, Commands commands, RegistryConfig registry) {
        this.stored = stored;
        this.commands = commands;
        this.registry = registry;
    }

    /** What the storage takes on its disk. Reads every folder of it. */
    public long sizeBytes() {
        return commands.output(BuildahCommand::storageSize).stream().findFirst()
                .map(line -> Long.parseLong(line.split("\\s")[0])).orElse(0L);
    }

    /**
     * Removes images until the storage is small enough: those that were built here first, the oldest of them first, and
     * base images only when that is not enough. Only safe while nothing is being built.
     *
     * @return how many were removed
     */
    public int removeOldestUntilBelow(long bytes) {
        List<String> images = oldestFirst();
        int removed = 0;
        while (removed < images.size() && sizeBytes() > bytes) {
            // a part of them at a time: asking for the size takes longer than removing
            int next = Math.min(images.size(), removed + Math.max(1, images.size() / 8));
            List<String> portion = images.subList(removed, next);
            commands.output(command -> command.removeImages(portion));
            removed = next;
        }
        return removed;
    }

    /** By when they came into the storage: the time that an image tells is the same for all that are built here. */
    private List<String> oldestFirst() {
        List<String> arrived = arrived();
        Stream<Image> all = commands.output(BuildahCommand::images).stream().map(Image::parse);
        return all.sorted(Comparator.comparing(this::isBase).thenComparing(image -> arrived.indexOf(image.id())))
                .map(Image::id).distinct().toList();
    }

    private List<String> arrived() {
        try {
            return stored.all().stream().map(StoredImages.StoredImage::id).toList();
        } catch (IOException e) {
            LOG.warnf("the storage's list of images could not be read: %s", e.toString());
            return List.of();
        }
    }

    private boolean isBase(Image image) {
        return !image.name().startsWith(registry.host() + "/") && !image.name().startsWith("<none>");
    }
}
