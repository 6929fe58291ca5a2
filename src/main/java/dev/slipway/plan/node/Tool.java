package dev.slipway.plan.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.slipway.plan.SourceTree;
import dev.slipway.plan.Warning;

/**
 * The package manager of a project, its version where that is known, and its lock file where there is one. The lock
 * decides; of several locks that of the {@code packageManager} field, else the first of pnpm's, Bun's, Yarn's and npm's:
 * a stray {@code package-lock.json} is the usual accident.
 *
 * @param manager npm where nothing says otherwise
 * @param version such as {@code 9.15.0}, from {@code packageManager} or the lock file's format
 * @param lock path of the lock file
 * @param warnings about locks that are missing or too many
 */
record Tool(PackageManager manager, Optional<String> version, Optional<String> lock, List<Warning> warnings) {

    private static final List<PackageManager> BY_LOCK = List.of(PackageManager.PNPM, PackageManager.BUN,
            PackageManager.YARN_CLASSIC, PackageManager.NPM);
    /** {@code pnpm@9.15.0+sha512.abc}; the hash only Corepack reads. */
    private static final Pattern NAMED = Pattern
            .compile("(npm|pnpm|yarn|bun)@(\\d+(?:\\.\\d+){0,2}(?:-[0-9A-Za-z.]+)?)(?:\\+.*)?");
    private static final Pattern BERRY_FORMAT = Pattern.compile("__metadata:\\s+version: ?(\\d+)");
    private static final Pattern PNPM_FORMAT = Pattern.compile("^lockfileVersion: ?['\"]?(\\d+)(\\.\\d+)?",
            Pattern.MULTILINE);

    static Tool of(SourceTree source, Project project) {
        Optional<Matcher> named = project.manifests().flatMap(manifest -> manifest.string("packageManager").stream())
                .map(NAMED::matcher).filter(Matcher::matches).findFirst();
        List<String> locks = locks(source, project);
        Optional<String> lock = locks.stream()
                .filter(path -> named.map(name -> isOf(path, name.group(1))).orElse(true)).findFirst()
                .or(() -> locks.stream().findFirst());
        List<Warning> warnings = new ArrayList<>();
        if (lock.isEmpty()) {
            warnings.add(noLock(source, project));
        } else if (locks.size() > 1) {
            warnings.add(new Warning("several_lock_files", "of " + String.join(", ", locks) + " only " + lock.get()
                    + " is used; delete the others", lock.get(), null));
        }
        return chosen(source, named, lock, warnings);
    }

    private static List<String> locks(SourceTree source, Project project) {
        return BY_LOCK.stream()
                .flatMap(manager -> manager.lockFiles().stream().map(name -> Folders.in(project.root(), name))
                        .filter(source::contains).limit(1))
                .toList();
    }

    private static boolean isOf(String lock, String label) {
        return BY_LOCK.stream().filter(manager -> manager.label().equals(label))
                .anyMatch(manager -> manager.lockFiles().contains(lock.substring(lock.lastIndexOf('/') + 1)));
    }

    private static Warning noLock(SourceTree source, Project project) {
        String binary = Folders.in(project.root(), "bun.lockb");
        return source.contains(binary)
                ? new Warning("no_lockfile", "bun.lockb is binary and cannot be sent as text; send bun.lock instead"
                        + " (bun install --save-text-lockfile)", binary, null)
                : new Warning("no_lockfile", "without a lock file every build may install other versions; send the lock"
                        + " file too", Folders.in(project.root(), PackageJson.FILE), null);
    }

    private static Tool chosen(SourceTree source, Optional<Matcher> named, Optional<String> lock, List<Warning> warnings) {
        String label = lock
                .flatMap(path -> BY_LOCK.stream().filter(manager -> isOf(path, manager.label())).findFirst())
                .map(PackageManager::label).orElseGet(() -> named.map(name -> name.group(1)).orElse("npm"));
        Optional<String> version = named.filter(name -> name.group(1).equals(label)).map(name -> name.group(2))
                .or(() -> lock.flatMap(source::text).flatMap(text -> versionOf(label, text)));
        PackageManager manager = switch (label) {
            case "pnpm" -> PackageManager.PNPM;
            case "bun" -> PackageManager.BUN;
            case "yarn" -> version.filter(text -> !text.startsWith("1") && !text.startsWith("0")).isPresent()
                    ? PackageManager.YARN_BERRY
                    : PackageManager.YARN_CLASSIC;
            default -> PackageManager.NPM;
        };
        return new Tool(manager, version, lock, warnings);
    }

    /** Which version writes such a lock file. */
    private static Optional<String> versionOf(String label, String lock) {
        Matcher format = (label.equals("yarn") ? BERRY_FORMAT : PNPM_FORMAT).matcher(lock);
        boolean known = (label.equals("yarn") || label.equals("pnpm")) && format.find();
        if (!known) {
            return Optional.empty();
        }
        int number = format.group(1).length() > 3 ? 0 : Integer.parseInt(format.group(1));
        return Optional.of(label.equals("yarn") ? berry(number) : pnpm(number));
    }

    private static String berry(int format) {
        return format >= 8 ? "4" : "3";
    }

    private static String pnpm(int format) {
        return format >= 9 ? "10" : format >= 6 ? "8" : "7";
    }
}
