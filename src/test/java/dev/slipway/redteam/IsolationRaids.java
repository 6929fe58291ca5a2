package dev.slipway.redteam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import dev.slipway.buildah.BuildahSetup;
import dev.slipway.it.TestMachine;

/**
 * Attacks of RUN steps on this host and its network, named as their functions in isolation.py. All of them are tried in
 * one build each of three set-ups: the default; chroot isolation, which shares the host's network and processes; and one
 * whose network rules are off and whose runtime takes back what Slipway has made tight. They are made once for all tests.
 */
final class IsolationRaids {

    final BuildahSetup standard;
    final BuildahSetup loosened;
    final BuildahSetup onlyChroot;
    final Raid byDefault;
    final Raid chroot;
    final Raid loose;

    private IsolationRaids() throws Exception {
        Path home = TestMachine.newHome("isolation");
        try (HostInReach host = HostInReach.in(home)) {
            standard = BuildahSetup.in(home, TestMachine.settings());
            onlyChroot = standard.with(Map.of("SLIPWAY_BUILDAH_ISOLATION", "chroot"));
            loosened = standard.with(Map.of("SLIPWAY_BUILDAH_RUNTIME", looseRuntime(home).toString(),
                    "SLIPWAY_BUILD_NETWORK_ALLOW", "0.0.0.0/1,128.0.0.0/1"));
            byDefault = Raid.on(standard, host, home);
            chroot = Raid.on(onlyChroot, host, home);
            loose = Raid.on(loosened, host, home);
        }
    }

    /** Initialised when it is first asked for. */
    private static final class Holder {
        private static final IsolationRaids MADE = made();

        private static IsolationRaids made() {
            try {
                return new IsolationRaids();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static IsolationRaids made() {
        return Holder.MADE;
    }

    private static Path looseRuntime(Path home) throws Exception {
        Path program = home.resolve("loose-runtime");
        try (InputStream script = IsolationRaids.class.getResourceAsStream("/redteam/loose-runtime")) {
            Files.copy(script, program);
        }
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program;
    }

    void isReal(Raid weakened, String attack) {
        assertThat(weakened.verdicts().get(attack)).as("%s, where it is let", attack)
                .matches(Raid.Verdict::succeeded, "succeeds");
    }

    void fails(String attack) {
        assertThat(byDefault.verdicts().get(attack)).as(attack).isNotNull().matches(verdict -> !verdict.succeeded(), "fails");
    }
}
