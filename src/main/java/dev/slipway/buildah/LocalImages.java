package dev.slipway.buildah;

import java.nio.file.Files;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.slipway.image.RegistryConfig;

/** The images and layers in Buildah's storage on this machine. Everything of value in it is in a registry, too. */
@ApplicationScoped
public class LocalImages {

    /** As {@code buildah images} prints one: its id, its name; and where it is. */
    private record Image(Storage storage, String id, String name) {

        static Image parse(Storage storage, String line) {
            String[] fields = line.replaceFirst("^sha256:", "").split("\\s+", 2);
            return new Image(storage, fields[0], fields[1]);
        }

        /** The time that an image tells itself is the same for all that are built here. */
        long arrived() {
            return storage.root().resolve("overlay-images").resolve(id).toFile().lastModified();
        }
    }

    private final Commands commands;
    private final BuildahHome home;
    private final RegistryConfig registry;
    private final OutdatedBases outdated;

    LocalImages(Commands commands, BuildahHome home, RegistryConfig registry, OutdatedBases outdated) {
        this.outdated = outdated;
        this.commands = commands;
        this.home = home;
        this.registry = registry;
    }

    /** What the storages of all workspaces take on their disk. Reads every folder of them. */
    public long sizeBytes() {
        return Stream.concat(home.storages().stream(), Stream.of(home.bases()))
                .filter(storage -> Files.isDirectory(storage.root())).mapToLong(this::sizeBytes).sum();
    }

    private long sizeBytes(Storage storage) {
        return commands.output(storage, BuildahCommand::storageSize).stream().findFirst()
                .map(line -> Long.parseLong(line.split("\\s")[0])).orElse(0L);
    }

    /**
     * Removes images until the storages are small enough: those that were built here first, the oldest of them first
     * whosever they are, and base images only when that is not enough. Of those that all workspaces share only the ones go
     * whose name has got a newer image, and that no workspace builds on. Only safe while nothing is being built.
     *
     * @return how many were removed
     */
    public int removeOldestUntilBelow(long bytes) {
        List<Image> images = oldestFirst();
        int removed = 0;
        while (removed < images.size() && sizeBytes() > bytes) {
            // a part of them at a time: asking for the size takes longer than removing
            int next = Math.min(images.size(), removed + Math.max(1, images.size() / 8));
            images.subList(removed, next).stream().collect(Collectors.groupingBy(Image::storage)).forEach(this::remove);
            removed = next;
        }
        return removed + (sizeBytes() > bytes ? removeOutdatedBases() : 0);
    }

    private int removeOutdatedBases() {
        List<String> ids = outdated.ids();
        if (!ids.isEmpty()) {
            commands.output(home.bases(), command -> command.removeImages(ids));
        }
        return ids.size();
    }

    private void remove(Storage storage, List<Image> images) {
        List<String> ids = images.stream().map(Image::id).distinct().toList();
        commands.output(storage, command -> command.removeImages(ids));
    }

    private List<Image> oldestFirst() {
        Set<List<Object>> seen = new HashSet<>(); // one that has several names is listed as often
        return home.storages().stream().filter(storage -> Files.isDirectory(storage.root())).flatMap(this::in)
                .filter(image -> seen.add(List.of(image.storage(), image.id())))
                .sorted(Comparator.comparing(this::isBase).thenComparing(Image::arrived)).toList();
    }

    private Stream<Image> in(Storage storage) {
        return commands.output(storage, BuildahCommand::images).stream().map(line -> Image.parse(storage, line));
    }

    private boolean isBase(Image image) {
        return !image.name().startsWith(registry.host() + "/") && !image.name().startsWith("<none>");
    }
}
