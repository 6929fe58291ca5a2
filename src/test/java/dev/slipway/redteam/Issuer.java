package dev.slipway.redteam;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;

/** An OpenID Connect issuer on the loopback: a discovery document, one RSA key made for it, and tokens as one asks. */
final class Issuer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final KeyPair keys;
    private final AtomicInteger requests = new AtomicInteger();

    Issuer() {
        try {
            keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            serve("/.well-known/openid-configuration", Map.of("issuer", url(), "jwks_uri", url() + "/jwks",
                    "token_endpoint", url() + "/token", "authorization_endpoint", url() + "/authorize"));
            serve("/jwks", Map.of("keys", new Object[] { jwk() }));
            server.start();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** How often anybody has asked it for anything. */
    int requests() {
        return requests.get();
    }

    RSAPublicKey publicKey() {
        return (RSAPublicKey) keys.getPublic();
    }

    Map<String, Object> jwk() {
        return Map.of("kty", "RSA", "kid", "one", "use", "sig", "alg", "RS256", "n", number(publicKey().getModulus()),
                "e", number(publicKey().getPublicExponent()));
    }

    /** A token with this head and these claims, signed by this issuer's key. */
    String token(Map<String, Object> head, Map<String, Object> claims) {
        try {
            Signature rsa = Signature.getInstance("SHA256withRSA");
            rsa.initSign(keys.getPrivate());
            String signed = unsigned(head, claims);
            rsa.update(signed.getBytes(UTF_8));
            return signed + "." + base64(rsa.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String unsigned(Map<String, Object> head, Map<String, Object> claims) {
        try {
            return base64(JSON.writeValueAsBytes(head)) + "." + base64(JSON.writeValueAsBytes(claims));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String number(BigInteger value) {
        byte[] bytes = value.toByteArray();
        return base64(bytes[0] == 0 ? java.util.Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private void serve(String path, Object answer) throws JsonProcessingException {
        byte[] body = JSON.writeValueAsBytes(answer);
        server.createContext(path, exchange -> {
            requests.incrementAndGet();
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
