package dev.slipway.redteam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import dev.slipway.buildah.BuildahSetup;
import dev.slipway.it.TestMachine;

/**
 * Attacks of RUN steps on this host and its network, named as their functions in isolation.py. All of them are tried in
 * one build each of three set-ups: the default; chroot isolation, which shares the host's network and processes; and one
 * whose network rules are off and whose runtime takes back what Slipway has made tight.
 */
class IsolationAttackIT {

    private static Path home;
    private static HostInReach host;
    private static BuildahSetup standard;
    private static BuildahSetup loosened;
    private static BuildahSetup onlyChroot;
    private static Raid byDefault;
    private static Raid chroot;
    private static Raid loose;

    @BeforeAll
    static void raid() throws Exception {
        home = TestMachine.newHome("isolation");
        host = HostInReach.in(home);
        standard = BuildahSetup.in(home, TestMachine.settings());
        onlyChroot = standard.with(Map.of("SLIPWAY_BUILDAH_ISOLATION", "chroot"));
        loosened = standard.with(Map.of("SLIPWAY_BUILDAH_RUNTIME", looseRuntime().toString(),
                "SLIPWAY_BUILD_NETWORK_ALLOW", "0.0.0.0/1,128.0.0.0/1"));
        byDefault = Raid.on(standard, host, home);
        chroot = Raid.on(onlyChroot, host, home);
        loose = Raid.on(loosened, host, home);
    }

    @AfterAll
    static void leave() {
        host.close();
    }

    private static Path looseRuntime() throws Exception {
        Path program = home.resolve("loose-runtime");
        try (InputStream script = IsolationAttackIT.class.getResourceAsStream("/redteam/loose-runtime")) {
            Files.copy(script, program);
        }
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program;
    }

    private static void isReal(Raid weakened, String attack) {
        assertThat(weakened.verdicts().get(attack)).as("%s, where it is let", attack)
                .matches(Raid.Verdict::succeeded, "succeeds");
    }

    private static void fails(String attack) {
        assertThat(byDefault.verdicts().get(attack)).as(attack).isNotNull().matches(verdict -> !verdict.succeeded(), "fails");
    }

    @RedTeam
    void host_loopback() {
        isReal(chroot, "host_loopback");
        fails("host_loopback");
    }

    @RedTeam
    void host_loopback_v6() {
        isReal(chroot, "host_loopback_v6");
        fails("host_loopback_v6");
    }

    @RedTeam
    void hosts_own_address() {
        isReal(chroot, "hosts_own_address");
        fails("hosts_own_address");
    }

    @RedTeam
    void address_mapped_into_v6() {
        isReal(chroot, "address_mapped_into_v6");
        fails("address_mapped_into_v6");
    }

    @RedTeam
    void address_written_as_a_number() {
        isReal(chroot, "address_written_as_a_number");
        fails("address_written_as_a_number");
    }

    @RedTeam
    void name_that_leads_inside() {
        isReal(chroot, "name_that_leads_inside");
        fails("name_that_leads_inside");
    }

    @RedTeam
    void redirect_that_leads_inside() {
        isReal(chroot, "redirect_that_leads_inside");
        fails("redirect_that_leads_inside");
    }

    @RedTeam
    void datagram_to_the_host() {
        isReal(chroot, "datagram_to_the_host");
        fails("datagram_to_the_host");
    }

    @RedTeam
    void multicast_on_the_hosts_network() {
        isReal(chroot, "multicast_on_the_hosts_network");
        fails("multicast_on_the_hosts_network");
    }

    @RedTeam
    void abstract_socket_of_the_host() {
        isReal(chroot, "abstract_socket_of_the_host");
        fails("abstract_socket_of_the_host");
    }

    @RedTeam
    void leaving_the_root() {
        isReal(chroot, "leaving_the_root");
        fails("leaving_the_root");
    }

    @RedTeam
    void files_of_the_service() {
        isReal(chroot, "files_of_the_service");
        fails("files_of_the_service");
    }

    @RedTeam
    void context_of_another_build() {
        isReal(chroot, "context_of_another_build");
        fails("context_of_another_build");
    }

    @RedTeam
    void registry_credentials_of_this_build() {
        isReal(chroot, "registry_credentials_of_this_build");
        fails("registry_credentials_of_this_build");
    }

    @RedTeam
    void processes_of_the_host() {
        isReal(chroot, "processes_of_the_host");
        fails("processes_of_the_host");
    }

    @RedTeam
    void socket_bound_to_the_interface() {
        isReal(loose, "socket_bound_to_the_interface");
        fails("socket_bound_to_the_interface");
    }

    @RedTeam
    void setup_script() {
        isReal(loose, "setup_script");
        fails("setup_script");
    }

    @RedTeam
    void hypervisor_socket() {
        isReal(loose, "hypervisor_socket");
        fails("hypervisor_socket");
    }

    @RedTeam
    void raw_socket() {
        isReal(loose, "raw_socket");
        fails("raw_socket");
    }

    @RedTeam
    void packet_socket() {
        isReal(loose, "packet_socket");
        fails("packet_socket");
    }

    @RedTeam
    void adding_a_route() {
        isReal(loose, "adding_a_route");
        fails("adding_a_route");
    }

    @RedTeam
    void changing_an_interface() {
        isReal(loose, "changing_an_interface");
        fails("changing_an_interface");
    }

    @RedTeam
    void mounting() {
        isReal(loose, "mounting");
        fails("mounting");
    }

    @RedTeam
    void unmounting_what_is_masked() {
        isReal(loose, "unmounting_what_is_masked");
        fails("unmounting_what_is_masked");
    }

    @RedTeam
    void new_user_namespace() {
        isReal(loose, "new_user_namespace");
        fails("new_user_namespace");
    }

    @RedTeam
    void new_user_namespace_by_clone() {
        isReal(loose, "new_user_namespace_by_clone");
        fails("new_user_namespace_by_clone");
    }

    @RedTeam
    void set_user_id_program() {
        isReal(loose, "set_user_id_program");
        fails("set_user_id_program");
    }

    @RedTeam
    void keyrings_of_the_host() {
        isReal(loose, "keyrings_of_the_host");
        fails("keyrings_of_the_host");
    }

    @RedTeam
    void files_by_handle() {
        isReal(loose, "files_by_handle");
        fails("files_by_handle");
    }

    @RedTeam
    void user_faults() {
        isReal(loose, "user_faults");
        fails("user_faults");
    }

    @RedTeam
    void loopback_alias_of_slirp() {
        fails("loopback_alias_of_slirp");
    }

    @RedTeam
    void name_server_alias_of_slirp() {
        fails("name_server_alias_of_slirp");
    }

    @RedTeam
    void other_addresses_of_slirp() {
        fails("other_addresses_of_slirp");
    }

    @RedTeam
    void metadata_address() {
        fails("metadata_address");
    }

    @RedTeam
    void private_ranges() {
        fails("private_ranges");
    }

    @RedTeam
    void unique_local_v6() {
        fails("unique_local_v6");
    }

    @RedTeam
    void reading_a_disk_by_a_device_of_its_own() {
        fails("reading_a_disk_by_a_device_of_its_own");
    }

    @RedTeam
    void physical_memory() {
        fails("physical_memory");
    }

    @RedTeam
    void kernel_memory() {
        fails("kernel_memory");
    }

    @RedTeam
    void core_pattern() {
        fails("core_pattern");
    }

    @RedTeam
    void sysrq() {
        fails("sysrq");
    }

    @RedTeam
    void loading_a_module() {
        fails("loading_a_module");
    }

    @RedTeam
    void cgroup_release_agent() {
        fails("cgroup_release_agent");
    }

    @RedTeam
    void loading_bpf() {
        fails("loading_bpf");
    }

    @RedTeam
    void watching_the_machine_by_perf() {
        fails("watching_the_machine_by_perf");
    }

    @RedTeam
    void environment_of_the_service() {
        fails("environment_of_the_service");
    }

    @RedTeam
    void capabilities_without_being_root() {
        fails("capabilities_without_being_root");
    }

    @RedTeam
    void destinations_are_cut_off_at_once_and_not_merely_silent() {
        String noRoute = "113"; // EHOSTUNREACH: the route that leads nowhere
        assertThat(byDefault.verdicts().get("metadata_address").what()).contains(noRoute);
        assertThat(byDefault.verdicts().get("private_ranges").what()).isEqualTo("113 113 113 113 113 113");
    }

    @RedTeam
    void a_runtime_that_loosens_steps_is_noticed_at_start_and_nothing_is_built() {
        assertThat(standard.probe().weakness()).isEmpty();
        assertThat(standard.probe().facts()).containsEntry("seccomp", "filter").containsEntry("no_new_privileges", "true");
        assertThat(standard.probe().allowsBuilds()).isTrue();
        assertThat(loosened.probe().weakness()).get().asString().contains("can gain privileges", "no seccomp filter",
                "more capabilities than they need", "can write to /proc/sys");
        assertThat(loosened.probe().allowsBuilds()).isFalse();
    }

    @RedTeam
    void nothing_is_built_where_only_chroot_works_unless_the_operator_says_so() {
        assertThat(onlyChroot.probe().weakness()).get().asString().contains("chroot");
        assertThat(onlyChroot.probe().allowsBuilds()).isFalse();
        assertThat(onlyChroot.with(Map.of("SLIPWAY_BUILD_ALLOW_WEAK_ISOLATION", "true")).probe().allowsBuilds()).isTrue();
    }
}
