package dev.slipway.build;

import java.util.Map;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The body of {@code POST /builds}, as the client sent it.
 *
 * @param callbackUrl left out of JSON when absent, so that an Idempotency-Key from before it existed still counts
 */
@Schema(name = "BuildRequest", description = "The source code to build, and hints.")
public record BuildRequest(
        @Schema(required = true, minLength = 1, maxLength = 128, examples = "My Agent", description = "Agent name; the image name is derived from it: My Agent becomes my-agent.") String name,
        @Schema(required = true, minProperties = 1, description = "Filename to text. At least one; relative POSIX paths.") Map<String, String> files,
        @Schema(examples = "agent.py", description = "The file to start; must be one of the files. Detected when absent.") @JsonProperty("entry_point") String entryPoint,
        @Schema(examples = "openai>=1.0\nrequests\n", description = "pip requirements; they win over a requirements.txt among the files.") String requirements,
        @Schema(examples = "langchain", description = "Hint such as langchain or openai; an unknown one is no error.") String framework,
        @Schema(maxLength = 2000, examples = "https://ci.example.com/hooks/slipway", description = "Called when the build ends, with a BuildEnded signed as Standard Webhooks say. https, and an address of the open internet.") @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("callback_url") String callbackUrl) {
}
