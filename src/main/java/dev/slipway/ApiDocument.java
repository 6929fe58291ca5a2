package dev.slipway;

import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.Paths;
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
                .forEach(ApiErrors::describe);
        NullableFields.allow(document);
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
}
