package dev.slipway.redteam;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** Lets Slipway accept the tokens of an {@link Issuer}. */
public class IssuerResource implements QuarkusTestResourceLifecycleManager {

    static final String AUDIENCE = "slipway-under-test";

    private Issuer issuer;

    @Override
    public Map<String, String> start() {
        issuer = new Issuer();
        return Map.of("slipway.oidc.issuer", issuer.url(), "slipway.oidc.audience", AUDIENCE);
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(issuer, field -> field.getType() == Issuer.class);
    }

    @Override
    public void stop() {
        issuer.close();
    }
}
