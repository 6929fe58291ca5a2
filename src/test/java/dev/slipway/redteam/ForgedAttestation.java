package dev.slipway.redteam;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

import dev.slipway.image.Digest;
import dev.slipway.it.RawRegistry;

/** What somebody without Slipway's key can attach to an image: a statement in an envelope that is signed with their own. */
final class ForgedAttestation {

    private static final String TYPE = "application/vnd.in-toto+json";

    private ForgedAttestation() {
    }

    static void put(RawRegistry registry, String repository, String tag, Path key, String statement) throws Exception {
        byte[] envelope = envelope(key, statement.getBytes(StandardCharsets.UTF_8));
        byte[] config = "{}".getBytes(StandardCharsets.UTF_8);
        registry.putBlob(repository, envelope);
        registry.putBlob(repository, config);
        registry.put(repository, tag, RawRegistry.MANIFEST, """
                {"schemaVersion":2,"mediaType":"%s",
                 "config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"%s","size":%d},
                 "layers":[{"mediaType":"application/vnd.dsse.envelope.v1+json","digest":"%s","size":%d,"annotations":
                  {"dev.cosignproject.cosign/signature":"","predicateType":"https://slsa.dev/provenance/v1"}}]}"""
                .formatted(RawRegistry.MANIFEST, Digest.of(config), config.length, Digest.of(envelope), envelope.length)
                .getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] envelope(Path key, byte[] statement) throws Exception {
        byte[] der = Base64.getMimeDecoder().decode(Files.readString(key).replaceAll("-----[A-Z ]+-----", ""));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der)));
        signature.update(
                ("DSSEv1 " + TYPE.length() + " " + TYPE + " " + statement.length + " ").getBytes(StandardCharsets.UTF_8));
        signature.update(statement);
        Base64.Encoder base64 = Base64.getEncoder();
        return """
                {"payloadType":"%s","payload":"%s","signatures":[{"keyid":"","sig":"%s"}]}"""
                .formatted(TYPE, base64.encodeToString(statement), base64.encodeToString(signature.sign()))
                .getBytes(StandardCharsets.UTF_8);
    }
}
