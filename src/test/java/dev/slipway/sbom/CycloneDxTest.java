package dev.slipway.sbom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packages that files of an image tell of, read with CycloneDX' own library. */
class CycloneDxTest {

    private static final String STATUS = """
            Package: libc6
            Status: install ok installed
            Architecture: amd64
            Source: glibc (2.36-9)
            Version: 2.36-9+deb12u10

            Package: gone
            Status: deinstall ok config-files
            Version: 1
            Architecture: amd64

            Package: bash
            Status: install ok installed
            Architecture: amd64
            Version: 5.2.15-2+b7
            Description: GNU Bourne Again SHell
             Package: not-a-package
            """;

    @TempDir
    Path folder;
    private ImageFiles image;

    @BeforeEach
    void empty() {
        image = new ImageFiles(folder);
    }

    private static Component only(Bom bom) {
        assertThat(bom.getComponents()).hasSize(1);
        return bom.getComponents().get(0);
    }

    @Test
    void lists_python_distributions_with_their_licence() throws IOException {
        Component found = only(Sboms.valid(image.with(
                "usr/local/lib/python3.11/site-packages/Zope.Interface-6.1.dist-info/METADATA",
                "Metadata-Version: 2.1\nName: Zope.Interface\nVersion: 6.1\nLicense-Expression: ZPL-2.1\n\nName: other\n")
                .document()));

        assertThat(found.getPurl()).isEqualTo("pkg:pypi/zope-interface@6.1");
        assertThat(found.getName()).isEqualTo("Zope.Interface");
        assertThat(found.getLicenses().getLicenses().get(0).getName()).isEqualTo("ZPL-2.1");
        assertThat(found.getEvidence().getOccurrences().get(0).getLocation())
                .isEqualTo("/usr/local/lib/python3.11/site-packages/Zope.Interface-6.1.dist-info/METADATA");
    }

    @Test
    void takes_name_and_version_from_the_folder_where_the_file_was_too_large() throws IOException {
        Bom bom = Sboms.valid(image.withOversized("usr/lib/python3/dist-packages/huge_one-2.0.dist-info/METADATA").document());

        assertThat(Sboms.purls(bom)).containsExactly("pkg:pypi/huge-one@2.0");
    }

    @Test
    void lists_what_dpkg_has_installed_and_not_what_it_has_removed() throws IOException {
        Bom bom = Sboms.valid(image.with("var/lib/dpkg/status", STATUS)
                .with("usr/lib/os-release", "ID=debian\nVERSION_ID=\"12\"\n").document());

        assertThat(bom.getComponents()).extracting(Component::getPurl).containsExactly(
                "pkg:deb/debian/bash@5.2.15-2%2Bb7?arch=amd64&distro=debian-12",
                "pkg:deb/debian/libc6@2.36-9%2Bdeb12u10?arch=amd64&distro=debian-12&upstream=glibc");
    }

    @Test
    void lists_npm_packages_once_and_where_each_copy_lies() throws IOException {
        Bom bom = Sboms.valid(image
                .with("app/node_modules/@types/node/package.json",
                        "{\"name\":\"@types/node\",\"version\":\"22.1.0\",\"license\":\"MIT\"}")
                .with("app/node_modules/ms/package.json", "{\"name\":\"ms\",\"version\":\"2.1.3\"}")
                .with("app/node_modules/debug/node_modules/ms/package.json", "{\"name\":\"ms\",\"version\":\"2.1.3\"}")
                .with("app/node_modules/ms/test/fixture/package.json", "{\"name\":\"fixture\",\"version\":\"1\"}").document());

        assertThat(Sboms.purls(bom)).containsExactly("pkg:npm/%40types/node@22.1.0", "pkg:npm/ms@2.1.3");
        assertThat(bom.getComponents().get(1).getEvidence().getOccurrences()).hasSize(2);
    }

    @Test
    void lists_the_modules_that_go_wrote_into_a_program() throws IOException {
        String modules = "path\texample.com/agent\nmod\texample.com/agent\t(devel)\t\n"
                + "dep\tgithub.com/go-chi/chi/v5\tv5.1.0\th1:x=\ndep\texample.com/old\tv1.0.0\n=>\texample.com/new\tv1.2.0\th1:y=\n";
        Bom bom = Sboms.valid(image.with("app/agent", goProgram("go1.26.1", modules)).document());

        assertThat(Sboms.purls(bom)).containsExactly("pkg:golang/example.com/new@v1.2.0",
                "pkg:golang/github.com/go-chi/chi/v5@v5.1.0", "pkg:golang/stdlib@1.26.1");
    }

    /** As the linker lays it out, far inside a program that holds the magic number once more as a mere text. */
    private static byte[] goProgram(String release, String modules) throws IOException {
        ByteArrayOutputStream program = new ByteArrayOutputStream();
        program.write(new byte[1600]);
        program.write(GoModules.MAGIC);
        program.write(new byte[(3 << 20) - 1600 - GoModules.MAGIC.length]);
        program.write(GoModules.MAGIC);
        program.write(new byte[] { 8, 2 });
        program.write(new byte[16]);
        text(program, release.getBytes(StandardCharsets.UTF_8));
        byte[] framed = new byte[modules.length() + 32];
        Arrays.fill(framed, (byte) '\n');
        System.arraycopy(modules.getBytes(StandardCharsets.UTF_8), 0, framed, 16, modules.length());
        text(program, framed);
        program.write(new byte[5000]);
        return program.toByteArray();
    }

    private static void text(ByteArrayOutputStream out, byte[] text) throws IOException {
        for (int rest = text.length;; rest >>= 7) {
            out.write(rest > 0x7f ? rest & 0x7f | 0x80 : rest);
            if (rest <= 0x7f) {
                break;
            }
        }
        out.write(text);
    }

    @Test
    void tells_what_the_base_image_brought_from_what_was_added() throws IOException {
        Inventory base = image.with("var/lib/dpkg/status", STATUS).inventory();

        Bom bom = Sboms.valid(image.with("app/node_modules/ms/package.json", "{\"name\":\"ms\",\"version\":\"2.1.3\"}")
                .document(base));

        assertThat(Sboms.origins(bom)).containsEntry("pkg:npm/ms@2.1.3", "build")
                .containsEntry("pkg:deb/debian/bash@5.2.15-2%2Bb7", "base-image");
    }

    @Test
    void counts_what_the_base_image_has_at_another_place_as_added() throws IOException {
        String ms = "{\"name\":\"ms\",\"version\":\"2.1.3\"}";
        Inventory base = image.with("usr/lib/node_modules/npm/node_modules/ms/package.json", ms).inventory();

        Bom bom = Sboms.valid(image.with("app/node_modules/ms/package.json", ms).document(base));

        assertThat(Sboms.origins(bom)).containsExactly(Map.entry("pkg:npm/ms@2.1.3", "build"));
    }

    @Test
    void names_the_image_that_it_is_of_and_is_the_same_for_the_same_image() throws IOException {
        image.with("app/node_modules/ms/package.json", "{\"name\":\"ms\",\"version\":\"2.1.3\"}");
        byte[] document = image.document();
        Component described = Sboms.valid(document).getMetadata().getComponent();

        assertThat(described.getName()).isEqualTo("registry.example.com/team/my-agent");
        assertThat(described.getVersion()).isEqualTo(ImageFiles.DIGEST.value());
        assertThat(described.getHashes().get(0).getValue()).isEqualTo(ImageFiles.DIGEST.hex());
        assertThat(image.document()).isEqualTo(document);
    }

    @Test
    void of_an_image_without_packages_is_valid_too() throws IOException {
        assertThat(Sboms.valid(image.document()).getComponents()).isEmpty();
    }
}
