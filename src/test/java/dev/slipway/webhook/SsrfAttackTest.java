package dev.slipway.webhook;

import static dev.slipway.webhook.EndingBuilds.client;
import static dev.slipway.webhook.EndingBuilds.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;

import dev.slipway.PostgresResource;
import dev.slipway.redteam.RedTeam;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** Callbacks that mean to make the service call what its caller cannot reach. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(StrictWebhookTest.Strict.class)
class SsrfAttackTest {

    private static void refused(String... urls) {
        for (String url : urls) {
            client().body(unique(url)).post("/api/builds").then().statusCode(400).body("field", equalTo("callback_url"));
            client().body(unique(url)).post("/api/builds/plan").then().statusCode(400).body("field", equalTo("callback_url"));
        }
    }

    @RedTeam
    void private_and_local_addresses() {
        refused("https://10.0.0.1/", "https://172.16.0.1/", "https://192.168.1.1/", "https://127.0.0.1/",
                "https://127.255.255.254/",
                "https://0.0.0.0/", "https://100.64.0.1/", "https://[::1]/", "https://[::]/", "https://[fc00::1]/",
                "https://[fe80::1]/");
    }

    @RedTeam
    void metadata_services_of_clouds() {
        refused("https://169.254.169.254/latest/meta-data/", "https://[fd00:ec2::254]/", "https://169.254.170.2/v2/credentials",
                "https://100.100.100.200/latest/meta-data/");
    }

    @RedTeam
    void addresses_in_decimal_octal_hexadecimal_and_short_forms() {
        refused("https://2130706433/", "https://0x7f000001/", "https://0177.0.0.1/", "https://127.1/", "https://0x7f.1/",
                "https://0/",
                "https://127.0.1/", "https://00000177.0.0.1/", "https://127.0.0.1./");
    }

    @RedTeam
    void addresses_of_ipv4_inside_of_ipv6() {
        refused("https://[::ffff:127.0.0.1]/", "https://[::ffff:7f00:1]/", "https://[64:ff9b::7f00:1]/",
                "https://[2002:7f00:1::]/",
                "https://[::127.0.0.1]/", "https://[0:0:0:0:0:ffff:a00:1]/");
    }

    @RedTeam
    void digits_and_dots_of_other_alphabets() {
        refused("https://\u2460\u2461\u2466.0.0.1/", "https://127\u30020\u30020\u30021/", "https://\uff11\uff12\uff17.0.0.1/",
                "https://loc\u00adalhost/", "https://\u24db\u24de\u24d2\u24d0\u24db\u24d7\u24de\u24e2\u24e3/");
    }

    @RedTeam
    void names_of_this_machine() {
        refused("https://localhost/", "https://LOCALHOST/", "https://localhost./", "https://x.localhost/",
                "https://localhost:8443/");
    }

    @RedTeam
    void users_and_hosts_that_readers_take_apart_differently() {
        refused("https://ci.example.com@127.0.0.1/", "https://ci.example.com:x@127.0.0.1/",
                "https://127.0.0.1\\@ci.example.com/",
                "https://ci.example.com#@127.0.0.1/", "https://127.0.0.1%2f@ci.example.com/", "https:///127.0.0.1/",
                "https://ci.example.com\\.evil.example/", "https://[::1]@ci.example.com/");
    }

    @RedTeam
    void schemes_that_read_files_or_speak_other_protocols() {
        refused("file:///etc/passwd", "gopher://127.0.0.1:6379/_FLUSHALL", "ftp://ci.example.com/",
                "jar:https://ci.example.com/!/",
                "http://ci.example.com/", "ldap://ci.example.com/", "//ci.example.com/", "javascript:alert(1)",
                "https:ci.example.com",
                "unix:///run/docker.sock");
    }

    @RedTeam
    void line_ends_and_spaces_that_make_a_second_request() {
        refused("https://ci.example.com/\r\nHost: 127.0.0.1", "https://ci.example.com/ HTTP/1.1\r\n\r\nGET /",
                "https://ci.example.com/\n",
                " https://ci.example.com/", "https://ci.example.com/\u0000", "https://ci.example.com/a b");
    }

    @RedTeam
    void ports_that_are_none() {
        refused("https://ci.example.com:0/", "https://ci.example.com:65536/", "https://ci.example.com:-1/",
                "https://ci.example.com:4294967739/", "https://ci.example.com:80:443/");
    }

    /** Where private addresses are allowed the same name is called, so it is the judgement that holds it off. */
    @RedTeam
    void a_public_name_that_leads_to_a_private_address() throws Exception {
        URI url = URI.create("https://rebound.example/");
        Destinations.Names names = name -> new InetAddress[] { address("93.184.216.34"), address("127.0.0.1") };

        assertThat(new Destinations(names, true).of(url, 2)).isEqualTo(address("127.0.0.1"));
        for (int attempt : List.of(1, 2)) {
            assertThatThrownBy(() -> new Destinations(names, false).of(url, attempt)).isInstanceOf(DeliveryException.class);
        }
    }

    private static InetAddress address(String text) throws UnknownHostException {
        return InetAddress.getByName(text);
    }
}
