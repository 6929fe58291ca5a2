package dev.slipway.plan.python.project.pep;

import java.util.List;
import java.util.Optional;

/**
 * One clause such as {@code >=3.9} or {@code ==3.11.*} (PEP 440, "Version specifiers").
 *
 * @param operator how to compare
 * @param version what with; empty for {@code ===}, which compares texts
 * @param wildcard whether {@code .*} follows the version
 * @param text the version as written
 */
public record Specifier(Operator operator, Optional<Version> version, boolean wildcard, String text) {

    /** The comparisons of PEP 440. */
    public enum Operator {
        ARBITRARY("==="),
        COMPATIBLE("~="),
        EQUAL("=="),
        NOT_EQUAL("!="),
        AT_LEAST(">="),
        AT_MOST("<="),
        ABOVE(">"),
        BELOW("<");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }

    /** Whether that version, pre-releases included, fits this clause alone. */
    public boolean matches(Version candidate) {
        if (operator == Operator.ARBITRARY) {
            return candidate.toString().equalsIgnoreCase(text);
        }
        Version wanted = version.orElseThrow();
        Version publicCandidate = candidate.withoutLocal();
        return switch (operator) {
            case ARBITRARY -> false;
            case EQUAL -> equal(candidate, wanted);
            case NOT_EQUAL -> !equal(candidate, wanted);
            case AT_LEAST -> publicCandidate.compareTo(wanted) >= 0;
            case AT_MOST -> publicCandidate.compareTo(wanted) <= 0;
            case ABOVE -> above(candidate, wanted);
            case BELOW -> below(candidate, wanted);
            case COMPATIBLE -> publicCandidate.compareTo(wanted) >= 0 && startsWith(candidate, allButLast(wanted));
        };
    }

    /** Whether exactly one version fits (local labels aside). */
    public boolean pins() {
        return !wildcard && (operator == Operator.EQUAL || operator == Operator.ARBITRARY);
    }

    private boolean equal(Version candidate, Version wanted) {
        if (wildcard) {
            return startsWith(candidate, wanted);
        }
        return (wanted.local().isEmpty() ? candidate.withoutLocal() : candidate).sameAs(wanted);
    }

    /** "MUST NOT allow a post-release of the given version unless the given version itself is a post release." */
    private static boolean above(Version candidate, Version wanted) {
        boolean postOfIt = candidate.post().isPresent() && wanted.post().isEmpty() && candidate.base().sameAs(wanted.base())
                && candidate.pre().equals(wanted.pre());
        return candidate.withoutLocal().compareTo(wanted) > 0 && !postOfIt;
    }

    /** "MUST NOT allow a pre-release of the specified version unless the specified version is itself a pre-release." */
    private static boolean below(Version candidate, Version wanted) {
        boolean preOfIt = candidate.isPrerelease() && !wanted.isPrerelease() && wanted.post().isEmpty()
                && candidate.base().sameAs(wanted.base());
        return candidate.compareTo(wanted) < 0 && !preOfIt;
    }

    private static boolean startsWith(Version candidate, Version prefix) {
        if (!candidate.epoch().equals(prefix.epoch())) {
            return false;
        }
        for (int i = 0; i < prefix.release().size(); i++) {
            if (!candidate.releaseAt(i).equals(prefix.release().get(i))) {
                return false;
            }
        }
        return true;
    }

    private static Version allButLast(Version version) {
        List<String> release = version.release();
        return new Version(version.epoch(), release.subList(0, release.size() - 1), Optional.empty(), Optional.empty(),
                Optional.empty(), List.of());
    }

    @Override
    public String toString() {
        return operator.sign() + text;
    }
}
