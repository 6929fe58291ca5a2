package dev.slipway.plan.go;

import java.util.Optional;
import java.util.stream.Stream;

import dev.slipway.plan.Rejection;

/**
 * Which release of Go builds: the higher of the {@code go} and {@code toolchain} directives, as major and minor, since
 * the image of a minor release brings its newest patch. Go images do not download other toolchains
 * ({@code GOTOOLCHAIN=local}), so the image must be new enough by itself. Directives older than {@code 1.18} are built with
 * the default, which Go's compatibility promise allows (go.dev/doc/go1compat).
 *
 * @param minor the number behind {@code 1.}
 */
record GoVersion(int minor) {

    static final GoVersion DEFAULT = new GoVersion(26);
    private static final int OLDEST = 18;
    private static final int NEWEST = 40;

    /**
     * The default where what must be resolved afresh may need a new release.
     *
     * @throws Rejection.RejectedException if a release is asked for that cannot be one
     */
    static GoVersion of(Optional<GoMod> module, boolean resolvesAfresh) {
        int asked = module.stream().flatMap(mod -> Stream.concat(mod.go().stream(), mod.toolchain().stream()))
                .filter(version -> version.startsWith("1.")).mapToInt(version -> Integer.parseInt(version.split("\\.")[1]))
                .max().orElse(0);
        if (asked > NEWEST) {
            throw Rejection.of("unsupported_go_version", "files", "go.mod asks for Go 1." + asked + ", which is not known")
                    .raise();
        }
        return asked < OLDEST || resolvesAfresh && asked < DEFAULT.minor ? DEFAULT : new GoVersion(asked);
    }

    String text() {
        return "1." + minor;
    }

    String image() {
        return "golang:" + text();
    }
}
