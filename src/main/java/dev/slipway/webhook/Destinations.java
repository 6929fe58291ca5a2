package dev.slipway.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.slipway.address.Host;
import dev.slipway.address.PublicAddress;

/**
 * Finds the address to call. What is judged here must be what is connected to: between two look-ups a name can change
 * where it leads.
 */
@ApplicationScoped
class Destinations {

    /** The name servers, as the machine asks them. */
    interface Names {
        InetAddress[] lookUp(String name) throws UnknownHostException;
    }

    private final Names names;
    private final boolean allowPrivate;

    @Inject
    Destinations(WebhookConfig config) {
        this(InetAddress::getAllByName, config.allowPrivate());
    }

    Destinations(Names names, boolean allowPrivate) {
        this.names = names;
        this.allowPrivate = allowPrivate;
    }

    /**
     * An address of the URL's host; another one with each attempt, where it has several. Blocks while the name is looked up.
     *
     * @param attempt 1 for the first
     * @throws DeliveryException if the name leads nowhere, or anywhere into the own network
     */
    InetAddress of(URI url, int attempt) throws DeliveryException {
        InetAddress[] found = lookUp(Host.parse(url.getHost()));
        if (!allowPrivate && !Arrays.stream(found).allMatch(PublicAddress::isPublic)) {
            throw new DeliveryException("the host leads to a private or local address, which is not called");
        }
        return found[(attempt - 1) % found.length];
    }

    private InetAddress[] lookUp(Host host) throws DeliveryException {
        try {
            return names.lookUp(host.name());
        } catch (UnknownHostException e) {
            throw new DeliveryException("the host's name is not known");
        }
    }
}
