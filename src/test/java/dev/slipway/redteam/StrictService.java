package dev.slipway.redteam;

import java.util.List;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** Budgets so slow that none fills up while a test runs, and little patience with slow clients. */
public class StrictService implements QuarkusTestProfile {

    static final int BURST = 60;
    static final int IDLE_SECONDS = 4;
    static final int BODY_SECONDS = 8;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("slipway.rate.per-second", "0.01", "slipway.rate.burst", Integer.toString(BURST),
                "slipway.rate.failures-per-minute", "1", "slipway.rate.failure-burst", "5",
                "quarkus.http.idle-timeout", IDLE_SECONDS + "s", "slipway.api.body-timeout", BODY_SECONDS + "s");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(Teams.class));
    }
}
