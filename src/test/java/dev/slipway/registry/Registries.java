package dev.slipway.registry;

import java.util.Optional;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.slipway.image.RegistryConfig;

/** Clients of a registry without the service around them. */
public final class Registries {

    private Registries() {
    }

    /** @param address host and port */
    public static RegistryPush push(String address) {
        return new RegistryPush(new RegistryClient(new Plain(address), new ObjectMapper()));
    }

    private record Plain(String host) implements RegistryConfig {

        @Override
        public Optional<String> prefix() {
            return Optional.empty();
        }

        @Override
        public Optional<Boolean> insecure() {
            return Optional.empty();
        }

        @Override
        public Optional<String> username() {
            return Optional.empty();
        }

        @Override
        public Optional<String> password() {
            return Optional.empty();
        }
    }
}
