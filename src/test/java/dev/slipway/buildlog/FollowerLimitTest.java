package dev.slipway.buildlog;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import java.time.Duration;
import java.util.Map;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.slipway.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(FollowerLimitTest.FewAndImpatient.class)
class FollowerLimitTest {

    public static class FewAndImpatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("slipway.log.max-followers", "2", "slipway.log.keep-alive", "300ms");
        }
    }

    @Inject
    Pool pool;

    @BeforeAll
    static void allow_for_a_busy_machine() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    }

    private static int statusOfAnother(TestBuild build) {
        return given().header("Authorization", "Bearer " + PostgresResource.KEY).accept("text/event-stream")
                .get("/api/builds/" + build.id() + "/logs").statusCode();
    }

    @Test
    void one_follower_too_many_is_told_to_come_back_and_may_when_another_has_left() {
        TestBuild build = TestBuild.claimed(pool);
        build.print(1, 1);
        try (EventStream first = EventStream.of(build.id()); EventStream second = EventStream.of(build.id())) {
            await().until(() -> first.ids().size() == 1 && second.ids().size() == 1);
            given().header("Authorization", "Bearer " + PostgresResource.KEY).accept("text/event-stream")
                    .get("/api/builds/" + build.id() + "/logs").then().statusCode(429).header("Retry-After", "10")
                    .contentType("application/json").body("error", containsString("too many clients follow logs"));

            first.drop();
            build.run("update build set status = 'FAILED', completed_at = now(), error = 'x' where id = $1", build.id());
            await().until(() -> statusOfAnother(build) == 200);
        }
    }

    @Test
    void silence_is_broken_by_comments() {
        TestBuild build = TestBuild.claimed(pool);
        try (EventStream stream = EventStream.of(build.id())) {
            await().until(() -> stream.comments() > 2);
            assertThat(stream.events()).isEmpty();
        }
    }
}
