package dev.slipway.redteam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.slipway.buildah.BuildJob;
import dev.slipway.buildah.BuildahResult;
import dev.slipway.buildah.BuildahSetup;
import dev.slipway.buildah.StopSignal;
import dev.slipway.image.ImageReference;
import dev.slipway.it.TestMachine;

/**
 * One build whose RUN steps try all attacks, and what came of each.
 *
 * @param verdicts by the attack's name: whether it succeeded, and what happened
 */
record Raid(Map<String, Verdict> verdicts) {

    /** What came of an attack. */
    record Verdict(boolean succeeded, String what) {
    }

    private static final String DOCKERFILE = """
            FROM python:3.11-slim
            WORKDIR /raid
            COPY . .
            RUN python3 isolation.py
            RUN pip install --no-index --no-build-isolation --no-deps ./package >/dev/null && cat /tmp/setup-verdict
            """;
    /** Code that runs because pip installs a package, as it does in Dockerfiles that Slipway writes. */
    private static final String SETUP = """
            import setuptools, socket, json
            targets = json.load(open('/raid/targets.json'))
            try:
                socket.create_connection((targets['address'], targets['port']), 4).close()
                verdict = 'succeeded connected'
            except OSError as e:
                verdict = 'failed ' + str(e)
            open('/tmp/setup-verdict', 'w').write('VERDICT setup_script ' + verdict + '\\n')
            setuptools.setup(name='innocent', version='1')
            """;

    static Raid on(BuildahSetup setup, HostInReach host, Path home) throws Exception {
        Path folder = Files.createTempDirectory(home, "job-");
        BuildJob job = new BuildJob(new ImageReference(TestMachine.registry(), "raid", folder.getFileName().toString()
                .toLowerCase(java.util.Locale.ROOT)), folder);
        write(folder, host);
        List<String> output = Collections.synchronizedList(new ArrayList<>());
        setup.buildah().prepare(job);
        BuildahResult result = setup.buildah().build(job,
                new StopSignal(Clock.systemUTC(), Instant.now().plusSeconds(300)), (channel, line) -> output.add(line));
        assertThat(result).as(String.join("\n", output)).isInstanceOf(BuildahResult.Done.class);
        return new Raid(output.stream().filter(line -> line.startsWith("VERDICT ")).map(line -> line.split(" ", 4))
                .collect(Collectors.toMap(parts -> parts[1],
                        parts -> new Verdict(parts[2].equals("succeeded"), parts[3]))));
    }

    private static void write(Path folder, HostInReach host) throws IOException {
        Path context = folder.resolve("context");
        Files.createDirectories(context.resolve("package"));
        Files.writeString(folder.resolve("Dockerfile"), DOCKERFILE);
        Files.writeString(context.resolve("package/setup.py"), SETUP);
        Files.writeString(context.resolve("targets.json"), host.targets(folder.resolve("pull-auth.json")));
        try (InputStream attacks = Raid.class.getResourceAsStream("/redteam/isolation.py")) {
            Files.copy(attacks, context.resolve("isolation.py"));
        }
    }
}
