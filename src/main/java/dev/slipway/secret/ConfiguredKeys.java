package dev.slipway.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.StartupEvent;

/**
 * Key encryption with the keys of the configuration. Their ids are made from the keys, so that nobody can give one id to
 * two of them, and a key keeps its id when others come before it.
 */
@ApplicationScoped
class ConfiguredKeys implements KeyEncryption {

    private static final int ID_DIGITS = 8;

    private final Map<String, byte[]> keys = new LinkedHashMap<>();

    /** @throws IllegalStateException if a key is no key, or the file cannot be read */
    ConfiguredKeys(SecretsConfig config) {
        Stream<String> ofFile = config.keyFile().map(ConfiguredKeys::lines).orElse(List.of()).stream();
        Stream.concat(config.keys().orElse(List.of()).stream(), ofFile).map(String::strip).filter(key -> !key.isEmpty())
                .map(ConfiguredKeys::parsed).forEach(key -> keys.putIfAbsent(id(key), key));
    }

    /** Makes the service not start with a key that is none, instead of failing later. */
    void check(@Observes StartupEvent event) {
        isReady();
    }

    @Override
    public boolean isReady() {
        return !keys.isEmpty();
    }

    @Override
    public WrappedKey wrap(byte[] dataKey, byte[] context) {
        Map.Entry<String, byte[]> current = keys.entrySet().iterator().next();
        return new WrappedKey(current.getKey(), AesGcm.encrypt(current.getValue(), dataKey, context));
    }

    @Override
    public byte[] unwrap(WrappedKey wrapped, byte[] context) throws UnreadableException {
        byte[] key = keys.get(wrapped.keyId());
        if (key == null) {
            throw new UnreadableException("its key " + wrapped.keyId() + " is not among slipway.secrets.keys");
        }
        return AesGcm.decrypt(key, wrapped.bytes(), context);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new IllegalStateException("slipway.secrets.key-file cannot be read: " + e.getMessage(), e);
        }
    }

    private static byte[] parsed(String base64) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw noKey();
        }
        if (key.length != AesGcm.KEY_BYTES) {
            throw noKey();
        }
        return key;
    }

    /** Does not repeat what was configured: it may be half a key. */
    private static IllegalStateException noKey() {
        return new IllegalStateException(
                "slipway.secrets.keys must hold 32 bytes in Base64; make them with: openssl rand -base64 32");
    }

    private static String id(byte[] key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("slipway key id".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest.digest(key)).substring(0, ID_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
