package dev.slipway.redteam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** Each attack comes from an address of its own. */
@QuarkusTest
@TestProfile(StrictService.class)
class RateAttackTest {

    private static final int BURST = StrictService.BURST;
    private static final String PATH = "/api/builds?limit=1";

    private static int status(String address, String key) throws IOException {
        return RawClient.status(RawClient.ask(address, "GET", PATH, RawClient.bearer(key)));
    }

    private static List<Integer> guesses(String address, int count) throws IOException {
        List<Integer> answers = new ArrayList<>();
        for (int guess = 0; guess < count; guess++) {
            answers.add(status(address, "slw_%08x_%064x".formatted(guess, guess)));
        }
        return answers;
    }

    @RedTeam
    void a_burst_of_one_key_is_cut_off_and_told_when_to_come_back() throws Exception {
        List<String> answers = new ArrayList<>();
        for (int request = 0; request < BURST + 20; request++) {
            answers.add(RawClient.ask("127.0.1.1", "GET", PATH, RawClient.bearer(Teams.key("team-0"))));
        }

        assertThat(answers.subList(0, BURST)).allMatch(answer -> RawClient.status(answer) == 200);
        assertThat(answers.stream().filter(answer -> RawClient.status(answer) == 429).toList()).hasSizeGreaterThan(10)
                .allSatisfy(refused -> assertThat(refused.toLowerCase()).contains("retry-after: ")
                        .contains("\"code\":\"rate_limited\"").contains("more than 0.01 requests a second"));
        assertThat(status("127.0.1.1", Teams.key("team-1"))).as("another key, from the same address").isEqualTo(200);
    }

    @RedTeam
    void a_key_is_not_faster_by_another_address_path_or_header() throws Exception {
        String key = Teams.key("team-2");
        for (int request = 0; request < BURST + 2; request++) {
            status("127.0.1.2", key);
        }

        assertThat(status("127.0.1.3", key)).isEqualTo(429);
        assertThat(RawClient.status(RawClient.ask("127.0.1.2", "GET", "/api/v1/builds", RawClient.bearer(key)))).isEqualTo(429);
        assertThat(RawClient.status(RawClient.ask("127.0.1.2", "GET", PATH, "X-RunAgents-API-Key: " + key))).isEqualTo(429);
        assertThat(RawClient.status(RawClient.ask("127.0.1.2", "GET", "/api/what/ever", RawClient.bearer(key))))
                .as("a route that is not there").isEqualTo(429);
    }

    @RedTeam
    void whoever_guesses_keys_is_soon_told_nothing_any_more_not_even_of_a_right_one() throws Exception {
        List<Integer> answers = guesses("127.0.1.4", 20);

        assertThat(answers.subList(0, 5)).containsOnly(401);
        assertThat(answers.subList(6, 20)).containsOnly(429);
        assertThat(status("127.0.1.4", Teams.key("team-3"))).as("the right key, guessed at last").isEqualTo(429);
        assertThat(status("127.0.1.5", Teams.key("team-3"))).as("its owner, elsewhere").isEqualTo(200);
    }

    @RedTeam
    void guessing_behind_a_shared_address_locks_nobody_out_who_works_there() throws Exception {
        String key = Teams.key("team-4");
        assertThat(status("127.0.1.6", key)).isEqualTo(200);

        assertThat(guesses("127.0.1.6", 10)).contains(429);

        assertThat(status("127.0.1.6", key)).isEqualTo(200);
    }

    @RedTeam
    void a_guesser_gets_no_new_budget_by_claiming_other_addresses() throws Exception {
        guesses("127.0.1.7", 10);

        for (int claimed = 0; claimed < 5; claimed++) {
            String answer = RawClient.ask("127.0.1.7", "GET", PATH, "X-Forwarded-For: 198.51.100." + claimed,
                    "Forwarded: for=198.51.100." + claimed, "X-Real-IP: 198.51.100." + claimed,
                    RawClient.bearer("slw_0000000%d_x".formatted(claimed)));
            assertThat(RawClient.status(answer)).isEqualTo(429);
        }
    }
}
