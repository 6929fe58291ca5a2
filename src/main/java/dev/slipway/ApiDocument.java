package dev.slipway;

import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme.In;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme.Type;

import dev.slipway.access.Authentication;
import io.quarkus.smallrye.openapi.OpenApiFilter;

/** What the OpenAPI document says of all routes alike; each route's own words stand at its method. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDocument implements OASFilter {

    private static final String BASE = "/api";
    private static final String BEARER = "bearerKey";
    private static final String HEADER = "headerKey";

    private static final String DESCRIPTION = """
            A Build API: an agent's source code in, a container image out.

            Slipway detects what the source is, writes the Dockerfile, works out the dependencies, builds the image with \
            rootless Buildah in isolation and pushes it to a registry. The image's URI is known before the build starts.
            """;

    private static final Map<String, String> ERRORS = Map.of(
            "400", "Bad or missing input; the sentence says what.",
            "401", "The API key is missing or wrong.",
            "403", "The API key lacks the scope that this needs.",
            "429", "Too many requests, or a quota of the workspace is used up; Retry-After says when to come back.",
            "500", "Slipway failed; its log says why.",
            "503", "The database or the artifact store is away for the moment.");

    private static final Map<String, String> EXAMPLES = Map.of(
            "400", "files must hold at least one file",
            "401", "missing or invalid API key",
            "403",
            "this needs the scope builds:write, which key:1a2b3c4d does not have; use another key, or ask an administrator of your workspace for one",
            "429", "this key sends more than 50 requests a second, which is its limit; send fewer",
            "500", "Slipway failed to answer this request; its log says why",
            "503", "the database is not reachable; try again");

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.setInfo(OASFactory.createInfo().title("Slipway").version("1").description(DESCRIPTION)
                .license(OASFactory.createLicense().name("Apache-2.0").identifier("Apache-2.0")));
        document.getComponents().addSecurityScheme(BEARER, OASFactory.createSecurityScheme().type(Type.HTTP)
                .scheme("bearer")
                .description("The API key as a bearer token, or a token of the configured OpenID Connect issuer."));
        document.getComponents().addSecurityScheme(HEADER, OASFactory.createSecurityScheme().type(Type.APIKEY)
                .in(In.HEADER).name(Authentication.KEY_HEADER).description("The same API key in a header of its own."));
        document.setServers(List.of(OASFactory.createServer().url(BASE).description("this service"),
                OASFactory.createServer().url(BASE + "/v1").description("the same, version 1 by name")));
        document.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(BEARER),
                OASFactory.createSecurityRequirement().addScheme(HEADER)));
        document.setPaths(withoutBase(document.getPaths()));
        document.getPaths().getPathItems().values().stream().flatMap(path -> path.getOperations().values().stream())
                .forEach(ApiDocument::describeErrors);
    }

    /** The base path stands once, in the servers, so that both of its forms are documented. */
    private static Paths withoutBase(Paths paths) {
        Paths relative = OASFactory.createPaths();
        for (Map.Entry<String, PathItem> path : paths.getPathItems().entrySet()) {
            String name = path.getKey().startsWith(BASE) ? path.getKey().substring(BASE.length()) : path.getKey();
            relative.addPathItem(name.isEmpty() ? "/" : name, path.getValue());
        }
        return relative;
    }

    private static void describeErrors(Operation operation) {
        boolean reads = operation.getRequestBody() != null || operation.getParameters() != null;
        ERRORS.entrySet().stream().filter(error -> reads || !error.getKey().equals("400")).sorted(Map.Entry.comparingByKey())
                .filter(error -> !operation.getResponses().hasAPIResponse(error.getKey()) || !error.getKey().equals("429"))
                .forEach(error -> operation.getResponses().addAPIResponse(error.getKey(), response(error)));
    }

    private static APIResponse response(Map.Entry<String, String> error) {
        Content content = OASFactory.createContent().addMediaType("application/json", OASFactory.createMediaType()
                .schema(OASFactory.createSchema().ref("#/components/schemas/Error"))
                .addExample("error", OASFactory.createExample().value(Map.of("error", EXAMPLES.get(error.getKey())))));
        return OASFactory.createAPIResponse().description(error.getValue()).content(content);
    }
}
