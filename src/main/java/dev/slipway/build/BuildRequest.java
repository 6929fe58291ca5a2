package dev.slipway.build;

import java.util.Map;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The body of {@code POST /builds}, as the client sent it. */
@Schema(name = "BuildRequest", description = "The source code to build, and hints.")
public record BuildRequest(
        @Schema(required = true, minLength = 1, maxLength = 128, examples = "My Agent", description = "Agent name; the image name is derived from it: My Agent becomes my-agent.") String name,
        @Schema(required = true, minProperties = 1, description = "Filename to text. At least one; relative POSIX paths.") Map<String, String> files,
        @Schema(examples = "agent.py", description = "The file to start; must be one of the files. Detected when absent.") @JsonProperty("entry_point") String entryPoint,
        @Schema(examples = "openai>=1.0\nrequests\n", description = "pip requirements; they win over a requirements.txt among the files.") String requirements,
        @Schema(examples = "langchain", description = "Hint such as langchain or openai; an unknown one is no error.") String framework) {
}
