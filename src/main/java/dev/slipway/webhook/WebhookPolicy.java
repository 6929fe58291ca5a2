package dev.slipway.webhook;

import java.net.URI;
import java.net.URISyntaxException;

import jakarta.enterprise.context.ApplicationScoped;

import dev.slipway.address.Host;
import dev.slipway.address.PublicAddress;
import dev.slipway.build.CallbackPolicy;
import dev.slipway.problem.Problem;
import dev.slipway.problem.ProblemException;

/** What can be said of a callback's URL before its name is looked up. */
@ApplicationScoped
class WebhookPolicy implements CallbackPolicy {

    private static final String FIELD = "callback_url";
    private static final int LONGEST = 2000;
    private static final int LAST_PORT = 65535;

    private final Signer signer;
    private final WebhookConfig config;

    WebhookPolicy(Signer signer, WebhookConfig config) {
        this.signer = signer;
        this.config = config;
    }

    @Override
    public URI check(String url) {
        if (!signer.isReady()) {
            throw ProblemException.badRequest(new Problem("callback_url cannot be called: this service has no webhook secret",
                    "callbacks_off", FIELD, "set slipway.webhook.secret, or leave callback_url out and read the status"));
        }
        URI parsed = parsed(url);
        checkForm(parsed);
        checkHost(parsed);
        return parsed;
    }

    private static URI parsed(String url) {
        require(url.length() <= LONGEST, "must have at most " + LONGEST + " characters");
        try {
            return new URI(new URI(url).toASCIIString());
        } catch (URISyntaxException e) {
            throw refused("must be a URL such as https://ci.example.com/hooks/slipway");
        }
    }

    private void checkForm(URI url) {
        boolean https = "https".equalsIgnoreCase(url.getScheme());
        boolean http = "http".equalsIgnoreCase(url.getScheme()) && config.allowPrivate();
        require(https || http, config.allowPrivate() ? "must begin with https:// or http://" : "must begin with https://");
        require(url.getRawUserInfo() == null && !String.valueOf(url.getRawAuthority()).contains("@"),
                "must not hold a user or password; its calls are signed");
        require(url.getRawFragment() == null, "must not hold a fragment");
        require(url.getHost() != null, "must name a host by letters, digits, dots and dashes");
        require(url.getPort() == -1 || url.getPort() > 0 && url.getPort() <= LAST_PORT, "must have a port of 1 to 65535");
    }

    private void checkHost(URI url) {
        Host host;
        try {
            host = Host.parse(url.getHost());
        } catch (IllegalArgumentException e) {
            throw refused(e.getMessage());
        }
        boolean own = host.isLocalhost() || host.address().filter(address -> !PublicAddress.isPublic(address)).isPresent();
        require(config.allowPrivate() || !own, "must lead to the open internet, not to a private or local address");
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw refused(sentence);
        }
    }

    private static ProblemException refused(String sentence) {
        return ProblemException.badField(FIELD, "callback_url " + sentence);
    }
}
