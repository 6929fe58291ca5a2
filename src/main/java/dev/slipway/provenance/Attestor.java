package dev.slipway.provenance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.slipway.build.Build;
import dev.slipway.build.Claim;
import dev.slipway.image.Digest;
import dev.slipway.provenance.Attachment.Part;
import dev.slipway.provenance.ProvenanceStore.Kept;
import dev.slipway.registry.Together.Request;

/**
 * Signs an image and attests how it was made and what is in it, before its tag is published: no image that can be pulled by
 * its tag lacks them. A builder that is cut off meanwhile leaves a signed image that no tag will ever mean, which is harmless:
 * what is claimed of it is true. Calls block.
 */
@ApplicationScoped
public class Attestor {

    private static final Logger LOG = Logger.getLogger(Attestor.class);
    private static final String COSIGN = "application/vnd.dev.cosign.artifact.%s.v1+json";
    private static final String COSIGN_SIGNATURE = "dev.cosignproject.cosign/signature";
    private static final String PREDICATE_TYPE = "predicateType";

    private final Signing signing;
    private final Statements statements;
    private final Attachments attachments;
    private final ProvenanceStore store;
    private final ObjectMapper json;

    Attestor(Signing signing, Statements statements, Attachments attachments, ProvenanceStore store, ObjectMapper json) {
        this.signing = signing;
        this.statements = statements;
        this.attachments = attachments;
        this.store = store;
        this.json = json;
    }

    /** The id of the key that images are signed with, if they are. */
    public Optional<String> keyId() {
        return signing.signer().map(Signer::keyId);
    }

    /**
     * Attaches signature and statements to the image, and keeps the provenance for the API.
     *
     * @throws dev.slipway.registry.RefusedException if the registry does not let this happen
     * @throws IOException if the registry or the key cannot be used now
     */
    public Unsent attest(Claim claim, BuiltImage image) throws IOException {
        Attached attached = attach(image);
        store.keep(claim, image.digest(), keyId(), attached.kept());
        return attached.unsent();
    }

    /**
     * What was attached.
     *
     * @param kept of it, for the API
     * @param unsent of it
     */
    record Attached(Kept kept, Unsent unsent) {
    }

    /** The part that needs no database. */
    Attached attach(BuiltImage image) throws IOException {
        byte[] provenance = statements.provenance(image);
        List<Part> parts = new ArrayList<>();
        Optional<Signer> signer = signing.signer();
        parts.add(part(signer, Provenance.PREDICATE_TYPE, provenance));
        if (image.sbom().isPresent()) {
            parts.add(part(signer, Statement.CYCLONEDX, statements.contents(image, image.sbom().get())));
        }
        Unsent unsent = signer.isPresent()
                ? Unsent.withTag(attachments.attach(image, List.of(signature(signer.get(), image),
                        new Attachment(COSIGN.formatted("att"), Optional.of(".att"), parts))))
                : new Unsent(Request.NONE,
                        () -> attachUnsigned(image, new Attachment(Statement.MEDIA_TYPE, Optional.empty(), parts)));
        return new Attached(new Kept(text(provenance), signer.map(key -> text(parts.get(0).content()))), unsent);
    }

    /**
     * Whether an image of an earlier build of the same content can be taken as it is: it was signed as images are signed now.
     * If so, the build shares its provenance from then on.
     */
    public boolean shares(Claim claim, Build build, Digest digest) {
        return store.share(claim, build, digest, keyId());
    }

    /** Nobody can rely on it, so nobody waits for it, and a registry that does not take it costs nobody their image. */
    private void attachUnsigned(BuiltImage image, Attachment provenance) {
        try {
            attachments.attach(image, List.of(provenance)).send();
        } catch (IOException e) {
            LOG.warnf("the provenance of %s could not be attached to its image: %s", image.origin().buildId(),
                    e.getMessage());
        }
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }

    private Attachment signature(Signer signer, BuiltImage image) throws IOException {
        byte[] payload = json.writeValueAsBytes(SimpleSigning.of(image.reference(), image.digest()));
        String signature = Base64.getEncoder().encodeToString(signer.sign(payload));
        return new Attachment(COSIGN.formatted("sig"), Optional.of(".sig"),
                List.of(new Part(SimpleSigning.MEDIA_TYPE, payload, Map.of(COSIGN_SIGNATURE, signature))));
    }

    /** cosign wants its annotation there, though the signature is in the envelope. */
    private Part part(Optional<Signer> signer, String predicateType, byte[] statement) throws IOException {
        return signer.isEmpty() ? new Part(Statement.MEDIA_TYPE, statement, Map.of("in-toto.io/predicate-type", predicateType))
                : new Part(Envelope.MEDIA_TYPE, json.writeValueAsBytes(Envelope.around(statement, signer.get())),
                        Map.of(COSIGN_SIGNATURE, "", PREDICATE_TYPE, predicateType));
    }
}
