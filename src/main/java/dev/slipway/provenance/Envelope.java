package dev.slipway.provenance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** A signed statement (Dead Simple Signing Envelope, protocol and envelope v1.0). */
@RegisterForReflection
@JsonPropertyOrder({ "payloadType", "payload", "signatures" })
record Envelope(String payloadType, String payload, List<Signature> signatures) {

    static final String MEDIA_TYPE = "application/vnd.dsse.envelope.v1+json";

    @RegisterForReflection
    @JsonPropertyOrder({ "keyid", "sig" })
    record Signature(String keyid, String sig) {
    }

    /** Signs a statement. */
    static Envelope around(byte[] statement, Signer signer) throws IOException {
        byte[] signature = signer.sign(preAuthenticationEncoding(Statement.MEDIA_TYPE, statement));
        return new Envelope(Statement.MEDIA_TYPE, Base64.getEncoder().encodeToString(statement),
                List.of(new Signature(signer.keyId(), Base64.getEncoder().encodeToString(signature))));
    }

    /** What is signed: type and body with their lengths in bytes, so that neither can be taken for a part of the other. */
    static byte[] preAuthenticationEncoding(String type, byte[] body) {
        byte[] typeBytes = type.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        encoded.writeBytes(("DSSEv1 " + typeBytes.length + " ").getBytes(StandardCharsets.UTF_8));
        encoded.writeBytes(typeBytes);
        encoded.writeBytes((" " + body.length + " ").getBytes(StandardCharsets.UTF_8));
        encoded.writeBytes(body);
        return encoded.toByteArray();
    }
}
