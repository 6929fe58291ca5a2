package dev.slipway.webhook;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The story of one attempt: find the address, sign, send, settle. */
@ApplicationScoped
class Delivery {

    private static final Logger LOG = Logger.getLogger(Delivery.class);

    private final DeliveryQueue queue;
    private final Destinations destinations;
    private final Signer signer;
    private final Sender sender;
    private final ObjectMapper json;
    private final Clock clock;

    Delivery(DeliveryQueue queue, Destinations destinations, Signer signer, Sender sender, ObjectMapper json, Clock clock) {
        this.queue = queue;
        this.destinations = destinations;
        this.signer = signer;
        this.sender = sender;
        this.json = json;
        this.clock = clock;
    }

    void run(Attempt attempt) throws InterruptedException {
        try {
            byte[] body = json.writeValueAsBytes(queue.told(attempt));
            InetAddress address = destinations.of(attempt.url(), attempt.number());
            settle(attempt, sender.send(signed(attempt, body), address));
        } catch (DeliveryException e) {
            fail(attempt, e.getMessage(), Duration.ZERO);
        } catch (JsonProcessingException | RuntimeException e) {
            LOG.errorf(e, "%s could not be sent", attempt.id());
            fail(attempt, "Slipway could not send it; its log says why", Duration.ZERO);
        }
    }

    private Message signed(Attempt attempt, byte[] body) {
        long timestamp = clock.instant().getEpochSecond();
        return new Message(attempt.url(), Map.of("webhook-id", attempt.id(), "webhook-timestamp", Long.toString(timestamp),
                "webhook-signature", signer.sign(attempt.id(), timestamp, body)), body);
    }

    private void settle(Attempt attempt, Answer answer) {
        if (answer.isSuccess()) {
            queue.deliver(attempt);
            LOG.debugf("%s of %s delivered to %s", attempt.id(), attempt.buildId(), attempt.host());
        } else if (answer.isGone()) {
            queue.giveUp(attempt, answer.sentence());
        } else {
            fail(attempt, answer.sentence(), answer.retryAfter().orElse(Duration.ZERO));
        }
    }

    private void fail(Attempt attempt, String error, Duration wantedRest) {
        LOG.infof("attempt %d of %s of %s to %s failed: %s", attempt.number(), attempt.id(), attempt.buildId(),
                attempt.host(), error);
        queue.fail(attempt, error, wantedRest);
    }
}
