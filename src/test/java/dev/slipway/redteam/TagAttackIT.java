package dev.slipway.redteam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

import dev.slipway.image.Digest;
import dev.slipway.it.RawRegistry;
import dev.slipway.it.SlipwayProcess;
import dev.slipway.it.TestMachine;

/** A workspace that means to push over the image of another one. */
class TagAttackIT {

    private static final String VICTIM = "victim";

    private final RawRegistry registry = new RawRegistry(TestMachine.registry());
    /** Nobody's image before. */
    private final String agent = "agent-" + UUID.randomUUID().toString().substring(0, 8);
    private final Map<String, String> source = Map.of("agent.py", "print('" + agent + "')\n");

    private JsonNode built(SlipwayProcess client, String name) {
        JsonNode build = client.awaitEnd(client.post(Map.of("name", name, "files", source)).path("id").asText());
        assertThat(build.path("status").asText()).as(build.toPrettyString()).isEqualTo("SUCCEEDED");
        return build;
    }

    private static String repository(JsonNode build) {
        String image = build.path("image").asText();
        return image.substring(image.indexOf('/') + 1, image.lastIndexOf(':'));
    }

    private static String tag(JsonNode build) {
        String image = build.path("image").asText();
        return image.substring(image.lastIndexOf(':') + 1);
    }

    private String digestOf(JsonNode build) throws Exception {
        return Digest.of(registry.manifest(repository(build), tag(build))).value();
    }

    @RedTeam
    void names_that_lead_into_another_workspaces_repository() throws Exception {
        try (SlipwayProcess slipway = SlipwayProcess.start(TestMachine.newHome("tag-attack"), Map.of())) {
            JsonNode own = built(slipway.asWorkspace(VICTIM), agent);
            String path = VICTIM + "/" + agent;
            assertThat(repository(own)).isEqualTo(path);
            List<JsonNode> attacks = new ArrayList<>();
            for (String name : List.of(path, "../" + path, path + ":" + tag(own), VICTIM + " " + agent,
                    VICTIM + "\u2215" + agent, VICTIM + "%2f" + agent)) {
                attacks.add(built(slipway, name)); // the default workspace's images have no workspace in their path
            }
            attacks.add(built(slipway.asWorkspace("attacker"), agent));
            attacks.add(built(slipway.asWorkspace(VICTIM + "-" + agent), agent));

            assertThat(attacks).extracting(TagAttackIT::repository).doesNotContain(path)
                    .noneMatch(repository -> repository.startsWith(VICTIM + "/"));
            assertThat(attacks).extracting(build -> build.path("digest").asText()).doesNotContain(own.path("digest").asText());
            assertThat(digestOf(own)).isEqualTo(own.path("digest").asText());

            registry.copy(repository(attacks.get(0)), tag(attacks.get(0)), path, tag(own));
            assertThat(digestOf(own)).as("who may write to the registry itself moves the tag")
                    .isEqualTo(attacks.get(0).path("digest").asText());
            assertThat(built(slipway.asWorkspace(VICTIM), agent).path("digest")).isEqualTo(own.path("digest"));
            assertThat(digestOf(own)).as("the next build puts it right").isEqualTo(own.path("digest").asText());
        }
    }
}
