package dev.slipway.redteam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

/** Ways of a RUN step to this host's files, processes and kernel. */
class IsolationAttackIT {

    private final IsolationRaids raids = IsolationRaids.made();

    @RedTeam
    void abstract_socket_of_the_host() {
        raids.isReal(raids.chroot, "abstract_socket_of_the_host");
        raids.fails("abstract_socket_of_the_host");
    }

    @RedTeam
    void leaving_the_root() {
        raids.isReal(raids.chroot, "leaving_the_root");
        raids.fails("leaving_the_root");
    }

    @RedTeam
    void files_of_the_service() {
        raids.isReal(raids.chroot, "files_of_the_service");
        raids.fails("files_of_the_service");
    }

    @RedTeam
    void context_of_another_build() {
        raids.isReal(raids.chroot, "context_of_another_build");
        raids.fails("context_of_another_build");
    }

    @RedTeam
    void registry_credentials_of_this_build() {
        raids.isReal(raids.chroot, "registry_credentials_of_this_build");
        raids.fails("registry_credentials_of_this_build");
    }

    @RedTeam
    void processes_of_the_host() {
        raids.isReal(raids.chroot, "processes_of_the_host");
        raids.fails("processes_of_the_host");
    }

    @RedTeam
    void setup_script() {
        raids.isReal(raids.loose, "setup_script");
        raids.fails("setup_script");
    }

    @RedTeam
    void hypervisor_socket() {
        raids.isReal(raids.loose, "hypervisor_socket");
        raids.fails("hypervisor_socket");
    }

    @RedTeam
    void mounting() {
        raids.isReal(raids.loose, "mounting");
        raids.fails("mounting");
    }

    @RedTeam
    void unmounting_what_is_masked() {
        raids.isReal(raids.loose, "unmounting_what_is_masked");
        raids.fails("unmounting_what_is_masked");
    }

    @RedTeam
    void new_user_namespace() {
        raids.isReal(raids.loose, "new_user_namespace");
        raids.fails("new_user_namespace");
    }

    @RedTeam
    void new_user_namespace_by_clone() {
        raids.isReal(raids.loose, "new_user_namespace_by_clone");
        raids.fails("new_user_namespace_by_clone");
    }

    @RedTeam
    void set_user_id_program() {
        raids.isReal(raids.loose, "set_user_id_program");
        raids.fails("set_user_id_program");
    }

    @RedTeam
    void keyrings_of_the_host() {
        raids.isReal(raids.loose, "keyrings_of_the_host");
        raids.fails("keyrings_of_the_host");
    }

    @RedTeam
    void files_by_handle() {
        raids.isReal(raids.loose, "files_by_handle");
        raids.fails("files_by_handle");
    }

    @RedTeam
    void user_faults() {
        raids.isReal(raids.loose, "user_faults");
        raids.fails("user_faults");
    }

    @RedTeam
    void reading_a_disk_by_a_device_of_its_own() {
        raids.fails("reading_a_disk_by_a_device_of_its_own");
    }

    @RedTeam
    void physical_memory() {
        raids.fails("physical_memory");
    }

    @RedTeam
    void kernel_memory() {
        raids.fails("kernel_memory");
    }

    @RedTeam
    void core_pattern() {
        raids.fails("core_pattern");
    }

    @RedTeam
    void sysrq() {
        raids.fails("sysrq");
    }

    @RedTeam
    void loading_a_module() {
        raids.fails("loading_a_module");
    }

    @RedTeam
    void cgroup_release_agent() {
        raids.fails("cgroup_release_agent");
    }

    @RedTeam
    void loading_bpf() {
        raids.fails("loading_bpf");
    }

    @RedTeam
    void watching_the_machine_by_perf() {
        raids.fails("watching_the_machine_by_perf");
    }

    @RedTeam
    void environment_of_the_service() {
        raids.fails("environment_of_the_service");
    }

    @RedTeam
    void capabilities_without_being_root() {
        raids.fails("capabilities_without_being_root");
    }

    @RedTeam
    void a_runtime_that_loosens_steps_is_noticed_at_start_and_nothing_is_built() {
        assertThat(raids.standard.probe().weakness()).isEmpty();
        assertThat(raids.standard.probe().facts()).containsEntry("seccomp", "filter").containsEntry("no_new_privileges",
                "true");
        assertThat(raids.standard.probe().allowsBuilds()).isTrue();
        assertThat(raids.loosened.probe().weakness()).get().asString().contains("can gain privileges", "no seccomp filter",
                "more capabilities than they need", "can write to /proc/sys");
        assertThat(raids.loosened.probe().allowsBuilds()).isFalse();
    }

    @RedTeam
    void nothing_is_built_where_only_chroot_works_unless_the_operator_says_so() {
        assertThat(raids.onlyChroot.probe().weakness()).get().asString().contains("chroot");
        assertThat(raids.onlyChroot.probe().allowsBuilds()).isFalse();
        assertThat(raids.onlyChroot.with(Map.of("SLIPWAY_BUILD_ALLOW_WEAK_ISOLATION", "true")).probe().allowsBuilds()).isTrue();
    }
}
