package dev.slipway.it;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Looks at pushed images with a tool that is not ours. */
public final class Skopeo {

    private Skopeo() {
    }

    /** What {@code skopeo inspect} prints of an image. */
    public static JsonNode inspect(String image, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("skopeo", "inspect", "--tls-verify=false"));
        command.addAll(List.of(options));
        command.add("docker://" + image);
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String output = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new AssertionError("skopeo cannot inspect " + image);
        }
        return new ObjectMapper().readTree(output);
    }
}
