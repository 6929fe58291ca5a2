package dev.slipway;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** In what a client sends, null is the same as leaving a field out; the document says so of every field that may be absent. */
final class NullableFields {

    private final Map<String, Schema> schemas;
    private final Set<String> seen = new HashSet<>();

    private NullableFields(Map<String, Schema> schemas) {
        this.schemas = schemas;
    }

    static void allow(OpenAPI document) {
        NullableFields fields = new NullableFields(document.getComponents().getSchemas());
        document.getPaths().getPathItems().values().stream().flatMap(path -> path.getOperations().values().stream())
                .map(Operation::getRequestBody).filter(body -> body != null && body.getContent() != null)
                .flatMap(body -> body.getContent().getMediaTypes().values().stream())
                .map(MediaType::getSchema).forEach(fields::allowIn);
    }

    private void allowIn(Schema schema) {
        if (schema == null) {
            return;
        }
        if (schema.getRef() != null) {
            String name = schema.getRef().substring(schema.getRef().lastIndexOf('/') + 1);
            if (seen.add(name)) {
                allowIn(schemas.get(name));
            }
            return;
        }
        allowIn(schema.getItems());
        List<String> required = schema.getRequired() == null ? List.of() : schema.getRequired();
        Map<String, Schema> properties = schema.getProperties() == null ? Map.of() : schema.getProperties();
        properties.forEach((name, property) -> {
            allowIn(property);
            if (!required.contains(name) && property.getRef() == null && property.getType() != null) {
                property.addType(SchemaType.NULL);
            }
        });
    }
}
