package dev.slipway.redteam;

import static org.assertj.core.api.Assertions.assertThat;

/** Ways of a RUN step into this host's network and the one behind it. */
class NetworkIsolationAttackIT {

    private final IsolationRaids raids = IsolationRaids.made();

    @RedTeam
    void host_loopback() {
        raids.isReal(raids.chroot, "host_loopback");
        raids.fails("host_loopback");
    }

    @RedTeam
    void host_loopback_v6() {
        raids.isReal(raids.chroot, "host_loopback_v6");
        raids.fails("host_loopback_v6");
    }

    @RedTeam
    void hosts_own_address() {
        raids.isReal(raids.chroot, "hosts_own_address");
        raids.fails("hosts_own_address");
    }

    @RedTeam
    void address_mapped_into_v6() {
        raids.isReal(raids.chroot, "address_mapped_into_v6");
        raids.fails("address_mapped_into_v6");
    }

    @RedTeam
    void address_written_as_a_number() {
        raids.isReal(raids.chroot, "address_written_as_a_number");
        raids.fails("address_written_as_a_number");
    }

    @RedTeam
    void name_that_leads_inside() {
        raids.isReal(raids.chroot, "name_that_leads_inside");
        raids.fails("name_that_leads_inside");
    }

    @RedTeam
    void redirect_that_leads_inside() {
        raids.isReal(raids.chroot, "redirect_that_leads_inside");
        raids.fails("redirect_that_leads_inside");
    }

    @RedTeam
    void datagram_to_the_host() {
        raids.isReal(raids.chroot, "datagram_to_the_host");
        raids.fails("datagram_to_the_host");
    }

    @RedTeam
    void multicast_on_the_hosts_network() {
        raids.isReal(raids.chroot, "multicast_on_the_hosts_network");
        raids.fails("multicast_on_the_hosts_network");
    }

    @RedTeam
    void socket_bound_to_the_interface() {
        raids.isReal(raids.loose, "socket_bound_to_the_interface");
        raids.fails("socket_bound_to_the_interface");
    }

    @RedTeam
    void raw_socket() {
        raids.isReal(raids.loose, "raw_socket");
        raids.fails("raw_socket");
    }

    @RedTeam
    void packet_socket() {
        raids.isReal(raids.loose, "packet_socket");
        raids.fails("packet_socket");
    }

    @RedTeam
    void adding_a_route() {
        raids.isReal(raids.loose, "adding_a_route");
        raids.fails("adding_a_route");
    }

    @RedTeam
    void changing_an_interface() {
        raids.isReal(raids.loose, "changing_an_interface");
        raids.fails("changing_an_interface");
    }

    @RedTeam
    void loopback_alias_of_slirp() {
        raids.fails("loopback_alias_of_slirp");
    }

    @RedTeam
    void name_server_alias_of_slirp() {
        raids.fails("name_server_alias_of_slirp");
    }

    @RedTeam
    void other_addresses_of_slirp() {
        raids.fails("other_addresses_of_slirp");
    }

    @RedTeam
    void metadata_address() {
        raids.fails("metadata_address");
    }

    @RedTeam
    void private_ranges() {
        raids.fails("private_ranges");
    }

    @RedTeam
    void unique_local_v6() {
        raids.fails("unique_local_v6");
    }

    @RedTeam
    void destinations_are_cut_off_at_once_and_not_merely_silent() {
        String noRoute = "113"; // EHOSTUNREACH: the route that leads nowhere
        assertThat(raids.byDefault.verdicts().get("metadata_address").what()).contains(noRoute);
        assertThat(raids.byDefault.verdicts().get("private_ranges").what()).isEqualTo("113 113 113 113 113 113");
    }
}
