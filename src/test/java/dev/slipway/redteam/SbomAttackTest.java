package dev.slipway.redteam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import dev.slipway.sbom.ImageFiles;
import dev.slipway.sbom.Inventory;
import dev.slipway.sbom.Sboms;

/** Files in an image are whatever a stranger's step has written: none of them may forge, break or blow up the SBOM. */
class SbomAttackTest {

    private static final String SITE = "usr/local/lib/python3.11/site-packages/";

    @TempDir
    Path folder;
    private ImageFiles image;

    @BeforeEach
    void empty() {
        image = new ImageFiles(folder);
    }

    private Component only() throws IOException {
        Bom bom = Sboms.valid(image.document());
        assertThat(bom.getComponents()).hasSize(1);
        return bom.getComponents().get(0);
    }

    @RedTeam
    void a_name_that_closes_the_json_string_adds_no_component() throws IOException {
        image.with(SITE + "x-1.dist-info/METADATA",
                "Name: a\",\"version\":\"1\"},{\"type\":\"library\",\"name\":\"forged\nVersion: 1\n");

        assertThat(only().getName()).startsWith("a\",\"version\":");
    }

    @RedTeam
    void a_name_with_control_characters_stays_one_line() throws IOException {
        image.with("app/node_modules/x/package.json", "{\"name\":\"a\\u0000b\\r\\n\\u001b[31mc\\u2028d\",\"version\":\"1\"}");

        assertThat(only().getName()).isEqualTo("a b [31mc d");
    }

    @RedTeam
    void a_name_cannot_pretend_to_be_another_package_url() throws IOException {
        image.with("app/node_modules/x/package.json", "{\"name\":\"evil@1.0?x=y#../../pypi/requests\",\"version\":\"9\"}");

        assertThat(only().getPurl()).isEqualTo("pkg:npm/x@9");
    }

    @RedTeam
    void a_version_cannot_add_qualifiers_to_a_package_url() throws IOException {
        image.with(SITE + "x-1.dist-info/METADATA", "Name: x\nVersion: 1?vcs_url=https://evil.example&checksum=sha1:0\n");

        assertThat(only().getPurl()).isEqualTo("pkg:pypi/x@1%3Fvcs_url%3Dhttps%3A%2F%2Fevil.example%26checksum%3Dsha1%3A0");
    }

    @RedTeam
    void a_body_that_looks_like_headers_is_not_read_as_some() throws IOException {
        image.with(SITE + "x-1.dist-info/METADATA", "Name: x\nVersion: 1\n\nName: requests\nVersion: 2.32.5\n");

        assertThat(only().getPurl()).isEqualTo("pkg:pypi/x@1");
    }

    @RedTeam
    void a_binary_file_in_place_of_metadata_is_named_by_its_folder() throws IOException {
        byte[] noise = new byte[4096];
        new java.util.Random(7).nextBytes(noise);
        image.with(SITE + "x-1.dist-info/METADATA", noise);

        assertThat(only().getPurl()).isEqualTo("pkg:pypi/x@1");
    }

    @RedTeam
    void a_name_of_a_megabyte_is_cut() throws IOException {
        image.with(SITE + "x-1.dist-info/METADATA", "Name: " + "a".repeat(1 << 20) + "\nVersion: 1\n");

        assertThat(only().getName()).hasSize(200);
    }

    @RedTeam
    void a_json_bomb_in_place_of_a_package_json_is_named_by_its_folder() throws IOException {
        image.with("app/node_modules/@deep/one/package.json", "[".repeat(2_000_000));

        assertThat(only().getPurl()).isEqualTo("pkg:npm/%40deep/one");
    }

    @RedTeam
    void a_licence_of_many_pages_is_cut() throws IOException {
        image.with(SITE + "x-1.dist-info/METADATA", "Name: x\nVersion: 1\nLicense: " + "Permission is hereby ".repeat(50_000));

        assertThat(only().getLicenses().getLicenses().get(0).getName()).hasSizeLessThanOrEqualTo(200);
    }

    @RedTeam
    void a_million_packages_do_not_make_an_endless_document() throws IOException {
        StringBuilder status = new StringBuilder();
        for (int number = 0; number < 60_000; number++) {
            status.append("Package: p").append(number).append("\nStatus: install ok installed\nVersion: 1\n\n");
        }
        Inventory inventory = image.with("var/lib/dpkg/status", status.toString()).inventory();

        assertThat(inventory.packages()).hasSize(20_000);
        assertThat(inventory.isWhole()).isFalse();
        assertThat(new String(image.document(), StandardCharsets.UTF_8)).contains("\"aggregate\":\"incomplete\"");
    }

    @RedTeam
    void lengths_in_a_forged_go_program_do_not_lead_outside_of_it() throws IOException {
        byte[] forged = new byte[64];
        System.arraycopy("\u00ff Go buildinf:\b\u0002".getBytes(StandardCharsets.ISO_8859_1), 0, forged, 0, 16);
        java.util.Arrays.fill(forged, 32, 64, (byte) 0xff);
        image.with("app/agent", forged);

        assertThat(Sboms.valid(image.document()).getComponents()).isEmpty();
    }

    @RedTeam
    void a_distribution_id_cannot_forge_a_package_url() throws IOException {
        image.with("usr/lib/os-release", "ID=\"debian/../x?y=\"\nVERSION_ID=12&z=1\n").with("var/lib/dpkg/status",
                "Package: bash\nStatus: install ok installed\nVersion: 1\nArchitecture: amd64\n");

        assertThat(only().getPurl()).isEqualTo("pkg:deb/debian..xy/bash@1?arch=amd64&distro=debian..xy-12z1");
    }
}
