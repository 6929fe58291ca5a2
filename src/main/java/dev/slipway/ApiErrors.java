package dev.slipway;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * The refusals that every route shares, written into the document of each. What a route says itself of a status stands; so
 * a new route is documented in full once its own answers are.
 */
final class ApiErrors {

    /** Which routes can answer so. */
    private enum When {
        ALWAYS,
        WITH_INPUT,
        WITH_PARAMETERS,
        WITH_BODY
    }

    /** Without an example there is no body. */
    private record Refusal(String status, When when, String description, String example) {
    }

    private static final List<Refusal> REFUSALS = List.of(
            new Refusal("400", When.WITH_INPUT, "Bad or missing input; the sentence says what.",
                    "files must hold at least one file"),
            new Refusal("401", When.ALWAYS, "The API key is missing or wrong.", "missing or invalid API key"),
            new Refusal("403", When.ALWAYS, "This API key may not do that.", "this API key may not do that"),
            new Refusal("406", When.ALWAYS, "The Accept header takes none of the forms that there are.",
                    "this address answers in JSON only; accept application/json"),
            new Refusal("413", When.WITH_BODY, "The body is too large.", "the body is larger than this service accepts"),
            // by the HTTP server itself, before it knows of JSON
            new Refusal("414", When.WITH_PARAMETERS, "The address is longer than 4096 bytes; there is no body.", null),
            new Refusal("415", When.WITH_BODY, "The body is not JSON.",
                    "the body must be JSON, sent with Content-Type: application/json"),
            new Refusal("429", When.ALWAYS, "A limit is reached for the moment; Retry-After says when to come back.",
                    "the build queue is full; try again later"),
            new Refusal("500", When.ALWAYS, "Slipway failed; its log says why.",
                    "Slipway failed to answer this request; its log says why"),
            new Refusal("503", When.ALWAYS,
                    "The database or the artifact store is away for the moment, or this replica has no memory to spare.",
                    "the database is not reachable; try again"));

    private static final Set<String> TEMPORARY = Set.of("429", "503");

    private ApiErrors() {
    }

    static void describe(Operation operation) {
        APIResponses responses = operation.getResponses();
        REFUSALS.stream().filter(refusal -> applies(refusal.when(), operation))
                .filter(refusal -> !responses.hasAPIResponse(refusal.status()))
                .forEach(refusal -> responses.addAPIResponse(refusal.status(), response(refusal)));
        TEMPORARY.forEach(status -> responses.getAPIResponse(status).addHeader("Retry-After", OASFactory.createHeader()
                .required(true).description("Seconds until it is worth another try.")
                .schema(OASFactory.createSchema().addType(SchemaType.INTEGER).minimum(java.math.BigDecimal.ONE))));
    }

    private static boolean applies(When when, Operation operation) {
        boolean body = operation.getRequestBody() != null;
        return switch (when) {
            case ALWAYS -> true;
            case WITH_INPUT -> body || operation.getParameters() != null;
            case WITH_PARAMETERS -> operation.getParameters() != null;
            case WITH_BODY -> body;
        };
    }

    private static APIResponse response(Refusal refusal) {
        if (refusal.example() == null) {
            return OASFactory.createAPIResponse().description(refusal.description());
        }
        Content content = OASFactory.createContent().addMediaType("application/json", OASFactory.createMediaType()
                .schema(OASFactory.createSchema().ref("#/components/schemas/Error"))
                .addExample("error", OASFactory.createExample().value(Map.of("error", refusal.example()))));
        return OASFactory.createAPIResponse().description(refusal.description()).content(content);
    }
}
