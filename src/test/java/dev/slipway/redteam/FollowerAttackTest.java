package dev.slipway.redteam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;

import dev.slipway.StoredBuilds;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** Followed logs are connections that stay: whoever takes all of them keeps the others from theirs. */
@QuarkusTest
@TestProfile(TightQuotas.class)
class FollowerAttackTest {

    private final List<RawClient> open = new ArrayList<>();

    @Inject
    StoredBuilds builds;

    @AfterEach
    void leave() throws IOException {
        for (RawClient client : open) {
            client.close();
        }
        open.clear();
    }

    private String build(String workspace) {
        return builds.add(workspace, "followed", "BUILDING", OffsetDateTime.now());
    }

    private int follow(String workspace, String build) throws IOException {
        RawClient client = RawClient.connect();
        open.add(client);
        client.send("GET /api/v1/builds/" + build + "/logs HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\n"
                + RawClient.bearer(Teams.key(workspace)) + "\r\n\r\n");
        return RawClient.status(client.some());
    }

    private void awaitPlaces(String workspace, String build) {
        await().atMost(Duration.ofSeconds(30)).until(() -> follow(workspace, build) == 200);
    }

    @RedTeam
    void one_key_that_follows_as_much_as_it_can_leaves_places_for_another_workspace() throws Exception {
        List<Integer> answers = new ArrayList<>();
        for (int number = 0; number < 6; number++) {
            String build = build("team-7");
            answers.add(follow("team-7", build));
            answers.add(follow("team-7", build));
        }

        assertThat(answers.stream().filter(status -> status == 200)).hasSize(TightQuotas.FOLLOWERS_OF_WORKSPACE);
        assertThat(answers.subList(TightQuotas.FOLLOWERS_OF_WORKSPACE, answers.size())).containsOnly(429);
        assertThat(follow("team-8", build("team-8"))).isEqualTo(200);
    }

    @RedTeam
    void followers_of_one_build_leave_places_for_the_workspaces_other_builds() throws Exception {
        String build = build("team-9");
        awaitPlaces("team-9", build);
        List<Integer> answers = new ArrayList<>();
        for (int number = 0; number < 6; number++) {
            answers.add(follow("team-9", build));
        }

        assertThat(answers).startsWith(200, 200).endsWith(429, 429, 429, 429);
        assertThat(follow("team-9", build("team-9"))).isEqualTo(200);
    }

    @RedTeam
    void connections_that_are_dropped_take_no_place_for_long() throws Exception {
        String build = build("team-10");
        for (int round = 0; round < 5; round++) {
            awaitPlaces("team-10", build);
            leave();
        }
    }
}
