package dev.slipway.plan.python.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.slipway.plan.python.project.pep.Version;

/**
 * Chooses the version of Python: what a file names; else {@value PythonVersion#DEFAULT} where that fits everything; else the
 * nearest one that does, a newer one first: wheels are there for what has been out for long. Where the files disagree, the
 * first one wins.
 */
final class PythonChoice {

    static final int LOWEST = 9;
    static final int HIGHEST = 14;
    private static final int PREFERRED = 11;

    private PythonChoice() {
    }

    /** Empty where no file says anything that can be followed. */
    static Optional<PythonVersion> of(List<PythonWish> wishes, Findings findings) {
        List<PythonWish> possible = new ArrayList<>();
        for (PythonWish wish : wishes) {
            if (minors().anyMatch(minor -> fits(wish, minor))) {
                possible.add(wish);
            } else {
                findings.warn("python_version_unsupported",
                        wish.place() + ": " + wish + ", but images have Python 3." + LOWEST + " to 3."
                                + HIGHEST,
                        wish.place());
            }
        }
        if (possible.isEmpty()) {
            return Optional.empty();
        }
        PythonWish first = possible.stream().filter(wish -> wish.pin().isPresent()).findFirst().orElse(possible.get(0));
        int minor = best(first, possible);
        possible.stream().filter(wish -> !fits(wish, minor)).forEach(wish -> findings.warn("python_version_conflict",
                wish.place() + ": " + wish + ", but " + first.place() + " decides for 3." + minor + ": " + first,
                wish.place()));
        return Optional.of(version(first, minor, possible));
    }

    /** The minor version that most wishes allow, among those that the first one allows. */
    private static int best(PythonWish first, List<PythonWish> all) {
        int best = -1;
        long most = -1;
        for (int minor : minors().toArray()) {
            long score = fits(first, minor) ? score(all, minor) : -1;
            if (score > most) {
                best = minor;
                most = score;
            }
        }
        return best;
    }

    /** Fitting wishes count most; that the newest patch release fits all of them comes second. */
    private static long score(List<PythonWish> all, int minor) {
        boolean newest = all.stream().filter(wish -> fits(wish, minor)).allMatch(wish -> wish.allows(minor));
        return all.stream().filter(wish -> fits(wish, minor)).count() * 2 + (newest ? 1 : 0);
    }

    private static boolean fits(PythonWish wish, int minor) {
        return wish.allows(minor) || wish.allowedPatch(minor).isPresent();
    }

    private static IntStream minors() {
        return IntStream.concat(IntStream.rangeClosed(PREFERRED, HIGHEST),
                IntStream.range(LOWEST, PREFERRED).map(i -> PREFERRED - 1 + LOWEST - i));
    }

    private static PythonVersion version(PythonWish first, int minor, List<PythonWish> all) {
        Optional<Version> exact = first.pin().filter(version -> version.release().size() > 2).or(() -> all.stream()
                .filter(wish -> fits(wish, minor) && !wish.allows(minor)).findFirst()
                .flatMap(wish -> wish.allowedPatch(minor)));
        return new PythonVersion("3." + minor, exact.map(Version::toString), first.toString(), first.place().file(),
                first.place().line());
    }
}
