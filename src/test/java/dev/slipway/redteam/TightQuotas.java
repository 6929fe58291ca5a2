package dev.slipway.redteam;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** Teams with little: each attack has one of its own. */
public class TightQuotas implements QuarkusTestProfile {

    static final String QUEUE_OF_FIVE = "team-0";
    static final String FEW_BYTES_AND_FILES = "team-5";
    static final String WITHOUT_LIMITS = "team-6";
    static final int HOURLY = 3;
    static final int BYTES = 2000;
    static final int FILES = 3;
    static final int FOLLOWERS_OF_WORKSPACE = 4;
    static final int FOLLOWERS_OF_BUILD = 3;

    /** One of four workspaces that may start {@link #HOURLY} builds an hour. */
    static String hourly(int number) {
        return "team-" + (1 + number);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = new HashMap<>(Map.of("slipway.log.max-followers", "8",
                "slipway.log.max-followers-per-workspace", Integer.toString(FOLLOWERS_OF_WORKSPACE),
                "slipway.log.max-followers-per-build", Integer.toString(FOLLOWERS_OF_BUILD), "slipway.log.keep-alive", "500ms",
                "slipway.audit.report-suppressed", "1s"));
        settings.put("slipway.quota.workspaces.\"" + QUEUE_OF_FIVE + "\".queued-builds", "5");
        for (int number = 0; number < 4; number++) {
            settings.put("slipway.quota.workspaces.\"" + hourly(number) + "\".builds-per-hour", Integer.toString(HOURLY));
        }
        settings.put("slipway.quota.workspaces.\"" + FEW_BYTES_AND_FILES + "\".bytes-per-request", Integer.toString(BYTES));
        settings.put("slipway.quota.workspaces.\"" + FEW_BYTES_AND_FILES + "\".files-per-request", Integer.toString(FILES));
        return settings;
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(Teams.class));
    }
}
