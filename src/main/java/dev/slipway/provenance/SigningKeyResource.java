package dev.slipway.provenance;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.slipway.access.Needs;
import dev.slipway.access.Scope;
import dev.slipway.problem.Problem;
import dev.slipway.problem.ProblemException;

/** What images are verified with. */
@Path("signing-key")
@Tag(name = "signing", description = "Whether an image is what this Slipway made.")
@Needs(Scope.BUILDS_READ)
public class SigningKeyResource {

    static final String PEM = "application/x-pem-file";

    private final Signing signing;

    SigningKeyResource(Signing signing) {
        this.signing = signing;
    }

    @GET
    @Produces(PEM)
    @Operation(operationId = "getSigningKey", summary = "Download the public key that verifies images", description = "For cosign verify --key. Fetch it once over a connection that you trust, and keep it.")
    @APIResponse(responseCode = "200", description = "The key, as PEM.", content = @Content(mediaType = PEM, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "404", description = "Images are not signed here.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Problem.class)))
    public String get() {
        return signing.publicKeyPem().orElseThrow(() -> ProblemException.notFound("not_signed",
                "this Slipway does not sign images: no key is configured (slipway.signing.key-file)"));
    }
}
