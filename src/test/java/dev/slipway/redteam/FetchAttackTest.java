package dev.slipway.redteam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.slipway.plan.CustomDockerfile;
import dev.slipway.plan.PlanRequest;
import dev.slipway.plan.PlanResult;
import dev.slipway.plan.Planner;
import dev.slipway.plan.SourceTree;

/**
 * Dockerfiles that make Buildah itself fetch or mount something, from the host's network and with the service's user.
 * {@link CacheAttackIT} and the sources of Buildah 1.28 show that these are no idle worries.
 */
class FetchAttackTest {

    private static final String BASE = "FROM python:3.11-slim\n";
    private static final String METADATA = "http://169.254.169.254/latest/meta-data/";

    @RedTeam
    void add_of_a_url() {
        assertRefused("remote_add", BASE + "ADD " + METADATA + " /x\n");
    }

    @RedTeam
    void add_of_a_url_behind_options() {
        assertRefused("remote_add", BASE + "add --chown=0:0 --chmod=644 HTTP://127.0.0.1:5432/ /x\n");
    }

    @RedTeam
    void add_of_a_url_in_json_form() {
        assertRefused("remote_add", BASE + "ADD [\"" + METADATA + "\", \"/x\"]\n");
    }

    @RedTeam
    void add_of_a_url_in_json_escapes() {
        assertRefused("remote_add", BASE + "ADD [\"\\u0068ttp\\u003a//127.0.0.1/\", \"/x\"]\n");
    }

    @RedTeam
    void add_of_a_url_in_a_variable() {
        assertRefused("remote_add", "ARG A=http\n" + BASE + "ARG A\nENV B=$A://127.0.0.1/\nADD $B /x\n");
        assertRefused("remote_add", BASE + "ADD ${NONE:-http://127.0.0.1/} /x\n");
    }

    @RedTeam
    void add_of_a_url_in_quotes_and_backslashes() {
        assertRefused("remote_add", BASE + "ADD h\\ttp://127.0.0.1/ /x\n");
        assertRefused("remote_add", BASE + "ADD 'http'\"://127.0.0.1/\" /x\n");
    }

    @RedTeam
    void add_of_a_url_over_several_lines() {
        assertRefused("remote_add", BASE + "ADD \\\n\n# a comment\n  ht\\\ntp://127.0.0.1/ \\\n /x\n");
    }

    @RedTeam
    void add_of_a_git_repository() {
        assertRefused("remote_add", BASE + "ADD git@github.com:team/private.git /x\n");
        assertRefused("remote_add", BASE + "ADD --keep-git-dir=true https://github.com/team/private.git#main /x\n");
    }

    @RedTeam
    void copy_of_a_url() {
        assertRefused("remote_copy", BASE + "COPY " + METADATA + " /x\n");
    }

    @RedTeam
    void add_in_a_trigger_for_later_builds() {
        assertRefused("remote_add", BASE + "ONBUILD ADD " + METADATA + " /x\n");
    }

    @RedTeam
    void an_instruction_behind_a_comment_that_only_some_take_for_one() {
        assertRefused("dockerfile_invalid", BASE + "RUN true \\\n  # part of the command\nADD " + METADATA + " /x\n");
    }

    @RedTeam
    void another_escape_character() {
        assertRefused("dockerfile_invalid", "# escape=`\n" + BASE + "RUN true `\nADD " + METADATA + " /x\n");
        assertRefused("dockerfile_invalid", "# syntax=docker/dockerfile:1\n#Escape = `\n" + BASE);
    }

    @RedTeam
    void an_instruction_in_a_here_document() {
        assertRefused("dockerfile_invalid", BASE + "RUN <<EOF\nADD " + METADATA + " /x\nEOF\n");
        assertRefused("dockerfile_invalid", BASE + "COPY <<-'END' /x\nEND\n");
    }

    @RedTeam
    void an_instruction_behind_a_carriage_return_or_another_control_character() {
        assertRefused("dockerfile_invalid", BASE + "RUN true\rADD " + METADATA + " /x\n");
        assertRefused("dockerfile_invalid", BASE + "RUN true\u0085ADD " + METADATA + " /x\n");
    }

    @RedTeam
    void an_option_behind_a_space_that_only_some_take_for_one() {
        assertRefused("dockerfile_invalid", BASE + "RUN \u00a0--network=host true\n");
        assertRefused("dockerfile_invalid", BASE + "\u00a0RUN --network=host true\n");
    }

    @RedTeam
    void a_step_in_the_hosts_network() {
        assertRefused("run_option", BASE + "RUN --network=host curl http://127.0.0.1:5432\n");
        assertRefused("dockerfile_invalid", BASE + "RUN --'network'=host true\n");
        assertRefused("run_option", BASE + "RUN \\\n --network=host true\n");
    }

    @RedTeam
    void a_step_without_its_sandbox() {
        assertRefused("run_option", BASE + "RUN --security=insecure true\n");
    }

    /** CVE-2024-1753: Buildah before 1.35.1 follows such a link on the host. */
    @RedTeam
    void a_mount_of_a_link_to_the_hosts_root() {
        assertRefused("run_option", BASE + "RUN ln -s / /link\n" + BASE
                + "RUN --mount=type=bind,from=0,source=/link,target=/host,rw cat /host/etc/shadow\n");
    }

    /** CVE-2024-9675: Buildah before 1.38 takes the id of a cache for a path. */
    @RedTeam
    void a_cache_whose_id_climbs_out() {
        assertRefused("run_option", BASE + "RUN --mount=type=cache,id=../../../../etc,target=/host ls /host\n");
        assertRefused("run_option", BASE + "RUN --mount=type=cache,target=/x,source=../../.. ls /x\n");
        assertRefused("run_option", BASE + "RUN --mount=type=cache,target=/../x ls /x\n");
    }

    @RedTeam
    void a_mount_from_outside_of_the_context() {
        assertRefused("run_option", BASE + "RUN --mount=type=bind,source=../..,target=/host ls /host\n");
        assertRefused("run_option", BASE + "RUN --mount=target=/host,source=/etc ls /host\n");
    }

    @RedTeam
    void a_mount_of_secrets_or_the_ssh_agent() {
        assertRefused("run_option", BASE + "RUN --mount=type=secret,id=x cat /run/secrets/x\n");
        assertRefused("run_option", BASE + "RUN --mount=type=ssh ssh-add -l\n");
    }

    @RedTeam
    void a_file_system_in_memory_of_any_size() {
        assertRefused("run_option", BASE + "RUN --mount=type=tmpfs,target=/x,tmpfs-size=1000000000000 true\n");
    }

    @RedTeam
    void an_image_from_a_folder_of_the_host() {
        for (String image : new String[] { "dir:/etc", "dir:etc", "oci:/srv/images", "oci-archive:image.tar", "sif:image",
                "docker-archive:/tmp/x.tar", "containers-storage:[/var/lib/slipway]image", "docker-daemon:image:tag" }) {
            assertRefused("dockerfile_invalid", "FROM " + image + "\n");
            assertRefused("dockerfile_invalid", BASE + "COPY --from=" + image + " / /x\n");
        }
    }

    @RedTeam
    void an_image_whose_name_is_only_known_later() {
        assertRefused("dockerfile_invalid", "FROM $IMAGE\n");
        assertRefused("dockerfile_invalid", "FROM ${IMAGE:-127.0.0.1:5000/other/agent:1}\n");
        assertRefused("dockerfile_invalid", "ARG IMAGE=a\nARG IMAGE=127.0.0.1:5000/other/agent:1\nFROM $IMAGE\n");
        assertRefused("dockerfile_invalid", "ARG A=x IMAGE=127.0.0.1:5000/other/agent:1\nFROM $IMAGE\n");
        assertRefused("dockerfile_invalid", BASE + "ARG IMAGE=127.0.0.1:5000/other/agent:1\nCOPY --from=$IMAGE / /x\n");
    }

    @RedTeam
    void an_image_behind_a_stage_of_its_name() {
        assertRefused("dockerfile_invalid", BASE.strip() + " AS 127.0.0.1:5000/other/agent\nFROM 127.0.0.1:5000/other/agent\n");
    }

    @RedTeam
    void a_dockerfile_that_takes_long_to_read() {
        assertRefused("dockerfile_invalid", BASE + "RUN true\n".repeat(100_000));
        assertRefused("dockerfile_invalid", "FROM " + "$A".repeat(100_000) + "\n");
        assertPlanned(BASE + "RUN true " + " ".repeat(200_000) + "\\\n");
    }

    @Test
    void ordinary_dockerfiles_are_planned() {
        assertPlanned("# syntax=docker/dockerfile:1\nARG VERSION=3.11\nFROM --platform=$BUILDPLATFORM golang:1.23 AS build\n"
                + "WORKDIR /src\nCOPY go.mod ./\nRUN apt-get update && \\\n    # what is needed\n    apt-get install -y git\n"
                + "RUN --mount=type=cache,target=/root/.cache/go-build go build -o /out/app .\n"
                + "FROM python:${VERSION}-slim\nADD archive.tar.gz /opt/\nADD [\"a b\", \"/x/\"]\n"
                + "COPY --from=build --chown=1000:1000 /out/app /usr/local/bin/\nCOPY --from=0 /out/app /a\n"
                + "COPY --from=ghcr.io/astral-sh/uv:0.5 /uv /bin/\n"
                + "HEALTHCHECK --interval=5m CMD curl -f http://localhost/ || exit 1\n"
                + "RUN echo $((1 << 4)) && curl -fsSL https://example.com/x\nUSER 1000\nCMD [\"app\"]\n");
    }

    private static void assertRefused(String code, String dockerfile) {
        PlanResult result = plan(dockerfile);
        assertThat(result).as(dockerfile).isInstanceOf(PlanResult.Rejected.class);
        assertThat(((PlanResult.Rejected) result).rejection().code()).as(dockerfile).isEqualTo(code);
    }

    private static void assertPlanned(String dockerfile) {
        assertThat(plan(dockerfile)).as(dockerfile).isInstanceOf(PlanResult.Planned.class);
    }

    private static PlanResult plan(String dockerfile) {
        return Planner.standard(CustomDockerfile.ALLOW).plan(new PlanRequest(
                SourceTree.parse(Map.of("Dockerfile", dockerfile, "x.txt", "")), Optional.empty(), Optional.empty(),
                Optional.empty()));
    }
}
