package dev.slipway.plan.python.start;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.slipway.plan.Warning;
import dev.slipway.plan.python.source.PythonFile;

/** Finds a server that listens where nobody reaches it: at an address that its source fixes. */
final class FixedAddress {

    static final Pattern TRANSPORT = Pattern.compile("transport\\s*=\\s*[\"'](?:http|streamable-http|sse)[\"']");

    private FixedAddress() {
    }

    /** The FastMCP of mcp 1 takes its own defaults, 127.0.0.1 and port 8000, before the environment. */
    static Optional<Warning> ofFirstFastMcp(List<PythonFile> files) {
        return files.stream().filter(file -> file.imports("mcp.server.fastmcp") && !file.code().has("0.0.0.0")).findFirst()
                .map(file -> new Warning("listens_locally",
                        "FastMCP of mcp 1 listens on 127.0.0.1:8000 only; give it host=\"0.0.0.0\", port=8080", file.path(),
                        null));
    }

    /** The first call whose keywords name another host than all of them, or another port than 8080. */
    static Optional<Warning> in(List<PythonFile> files, String call, String host, String port) {
        Pattern address = Pattern.compile("\\b" + call + "\\([^)]{0,300}?\\b(?:" + host
                + "\\s*=\\s*[\"'](?:127\\.0\\.0\\.1|localhost)[\"']|" + port + "\\s*=\\s*(?!8080\\b)\\d{2,5})");
        for (PythonFile file : files) {
            Matcher found = file.code().matcher(address);
            if (found.find()) {
                return Optional.of(new Warning("fixed_address",
                        "the source fixes where it listens; the image exposes port 8080 and is reached from outside only at 0.0.0.0",
                        file.path(), file.code().lineOf(found.start())));
            }
        }
        return Optional.empty();
    }
}
