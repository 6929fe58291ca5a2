package dev.slipway.runner;

import java.io.IOException;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.slipway.build.Build;
import dev.slipway.build.PushedImage;
import dev.slipway.buildah.BaseImages;
import dev.slipway.buildah.IsolationProbe;
import dev.slipway.image.Digest;
import dev.slipway.provenance.Attestor;
import dev.slipway.provenance.BuiltImage;
import dev.slipway.provenance.BuiltImage.Origin;
import dev.slipway.provenance.Unsent;
import dev.slipway.registry.Manifest;

/** Has a pushed image signed and attested, which then waits for its tag. */
@ApplicationScoped
class Attestation {

    private static final Logger LOG = Logger.getLogger(Attestation.class);

    private final Attestor attestor;
    private final BaseImages bases;
    private final IsolationProbe probe;
    private final ObjectMapper json;

    Attestation(Attestor attestor, BaseImages bases, IsolationProbe probe, ObjectMapper json) {
        this.attestor = attestor;
        this.bases = bases;
        this.probe = probe;
        this.json = json;
    }

    /**
     * @param sbom what is in the image, as CycloneDX JSON, where that is known
     */
    Unsent attest(Attempt attempt, Manifest manifest, Optional<byte[]> sbom) throws Ended {
        Build build = attempt.build();
        Digest digest = manifest.digest();
        try {
            Origin origin = Origin.of(build, probe.isolation().option(), baseDigest(build, manifest));
            Unsent unsent = attestor.attest(attempt.claim(), new BuiltImage(build.image(), manifest, origin, sbom));
            attestor.keyId().ifPresent(key -> attempt.say("signed " + digest + " with the key " + key.substring(0, 16)));
            return unsent;
        } catch (IOException e) {
            throw Ended.with(Failures.ofRegistry(e));
        } catch (RuntimeException e) {
            LOG.warnf("the provenance of %s could not be kept: %s", build.id(), e.toString());
            throw Ended.with(Failures.ofDatabase());
        }
    }

    /** Whether the image of an earlier build can be taken as it is. */
    boolean covers(Attempt attempt, PushedImage image) {
        return attestor.shares(attempt.claim(), attempt.build(), image.digest());
    }

    /**
     * Digest of the base image that was built on, as the image itself notes it, since the name may mean another one by now;
     * where it does not, that in this replica's storage, and nothing where that does not have it.
     */
    Optional<Digest> baseDigest(Build build, Manifest manifest) throws IOException {
        String noted = json.readTree(manifest.content()).at("/annotations/org.opencontainers.image.base.digest").asText();
        if (Digest.isOne(noted)) {
            return Optional.of(new Digest(noted));
        }
        return PlannedBase.of(build, json).flatMap(base -> bases.digestOf(build.workspace(), base));
    }
}
