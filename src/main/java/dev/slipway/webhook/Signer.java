package dev.slipway.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Signs as Standard Webhooks 1.0.0 say: HMAC-SHA256 over {@code <id>.<timestamp>.<body>}, once with each secret.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">the
 *      specification</a>
 */
@ApplicationScoped
class Signer {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "whsec_";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;

    private final List<SecretKeySpec> keys;

    @Inject
    Signer(WebhookConfig config) {
        this(config.secret().orElse(List.of()));
    }

    /** @throws IllegalArgumentException if one is no secret; the message does not show it */
    Signer(List<String> secrets) {
        this.keys = secrets.stream().map(Signer::key).toList();
    }

    /** Whether there is a secret to sign with. */
    boolean isReady() {
        return !keys.isEmpty();
    }

    /**
     * The value of the header {@code webhook-signature}.
     *
     * @param timestamp of the attempt, in seconds since 1970
     */
    String sign(String id, long timestamp, byte[] body) {
        byte[] head = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
        return keys.stream().map(key -> "v1," + Base64.getEncoder().encodeToString(hmac(key, head, body)))
                .collect(Collectors.joining(" "));
    }

    private static byte[] hmac(SecretKeySpec key, byte[] head, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(head);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    private static SecretKeySpec key(String secret) {
        byte[] bytes = secret.startsWith(PREFIX) ? decoded(secret.substring(PREFIX.length())) : new byte[0];
        if (bytes.length < SHORTEST || bytes.length > LONGEST) {
            throw new IllegalArgumentException("slipway.webhook.secret must be " + PREFIX + " followed by " + SHORTEST + " to "
                    + LONGEST + " random bytes in Base64; make one with: echo \"" + PREFIX + "$(openssl rand -base64 32)\"");
        }
        return new SecretKeySpec(bytes, ALGORITHM);
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0]; // refused like any other that is too short
        }
    }
}
