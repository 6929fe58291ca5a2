package dev.slipway.buildah;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class FindingsTest {

    private static final List<String> GOOD = List.of("STEP 1: something", "no_new_privileges=1", "seccomp=2",
            "capabilities=00000000000000db", "namespace_user=user:[2]", "namespace_pid=pid:[2]", "namespace_mnt=mnt:[2]",
            "namespace_ipc=ipc:[2]", "namespace_uts=uts:[2]", "namespace_net=net:[2]", "reached=");

    private static List<String> weaknesses(String... changed) {
        List<String> lines = new ArrayList<>(GOOD);
        lines.addAll(List.of(changed)); // later lines win
        return Findings.read(lines).weaknesses(kind -> kind + ":[1]");
    }

    @Test
    void what_is_as_it_should_be_is_not_weak() {
        assertThat(weaknesses()).isEmpty();
    }

    @Test
    void each_thing_that_does_not_hold_is_named() {
        assertThat(weaknesses("no_new_privileges=0")).containsExactly("RUN steps can gain privileges");
        assertThat(weaknesses("seccomp=0")).containsExactly("no seccomp filter holds for RUN steps");
        assertThat(weaknesses("capabilities=00000000000020db")).singleElement().asString().contains("capabilities");
        assertThat(weaknesses("namespace_net=net:[1]")).containsExactly("RUN steps share this host's net namespace");
        assertThat(weaknesses("writable=/proc/sys")).containsExactly("RUN steps can write to /proc/sys");
        assertThat(weaknesses("reached=10.0.2.2 ")).containsExactly("RUN steps reach this host at 10.0.2.2");
    }

    @Test
    void a_step_that_says_nothing_is_as_weak_as_can_be() {
        assertThat(Findings.read(List.of()).weaknesses(kind -> "")).hasSize(10);
    }
}
