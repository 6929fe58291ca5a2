package dev.slipway.it;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;

/**
 * An S3 server as a process of its own: S3Proxy, which checks signatures, over a folder with one bucket. It keeps its
 * port and its objects when it is stopped and started again.
 */
public final class S3Server implements AutoCloseable {

    /** The one bucket that is there from the start. */
    public static final String BUCKET = "slipway-contexts";

    /** What requests have to be signed with. */
    public static final String ACCESS_KEY = "s3-test-key";
    public static final String SECRET_KEY = "s3-test-secret";

    /** A folder that everyone may read would be a bucket that everyone may read, without a signature. */
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY = PosixFilePermissions
            .asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path home;
    private final int port;
    private Process process;

    private S3Server(Path home, int port) {
        this.home = home;
        this.port = port;
    }

    /** Starts it with its data in this folder and waits until it listens. */
    public static S3Server start(Path home) throws IOException {
        S3Server server = new S3Server(home, TestMachine.freePort());
        Files.createDirectories(server.objects(), OWNER_ONLY);
        Files.writeString(home.resolve("s3proxy.conf"), """
                s3proxy.endpoint=%s
                s3proxy.authorization=aws-v4
                s3proxy.identity=%s
                s3proxy.credential=%s
                jclouds.provider=filesystem-nio2
                jclouds.filesystem.basedir=%s
                """.formatted(server.endpoint(), ACCESS_KEY, SECRET_KEY, server.objects().getParent()));
        Files.writeString(home.resolve("logback.xml"), """
                <configuration>
                  <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
                    <encoder><pattern>%d %level %logger{0} %msg%n</pattern></encoder>
                  </appender>
                  <root level="WARN"><appender-ref ref="out"/></root>
                </configuration>
                """);
        server.restart();
        return server;
    }

    /** Starts it anew on the same port, with the objects that it had. */
    public void restart() throws IOException {
        stop();
        File log = home.resolve("s3proxy.log").toFile();
        process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m",
                "-Dlogback.configurationFile=" + home.resolve("logback.xml"), "@" + System.getProperty("slipway.s3proxy"),
                "org.gaul.s3proxy.Main", "--properties", home.resolve("s3proxy.conf").toString())
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log)).start();
        Awaitility.await("the S3 server; its log is " + log).atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(100)).failFast("it has ended", () -> !process.isAlive())
                .until(this::listens);
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Stops it; connections are refused from then on. */
    public void stop() {
        if (process != null) {
            process.destroyForcibly();
            try {
                process.waitFor(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Where it listens, with the scheme. */
    public String endpoint() {
        return "http://127.0.0.1:" + port;
    }

    /** The folder that is the bucket: a file below it is the object of that key. */
    public Path objects() {
        return home.resolve("objects").resolve(BUCKET);
    }

    /** What a service has to be told to keep its artifacts here. */
    public Map<String, String> settings() {
        return Map.of("SLIPWAY_ARTIFACT_STORE", "s3", "SLIPWAY_ARTIFACT_S3_ENDPOINT", endpoint(),
                "SLIPWAY_ARTIFACT_S3_BUCKET", BUCKET, "SLIPWAY_ARTIFACT_S3_ACCESS_KEY", ACCESS_KEY,
                "SLIPWAY_ARTIFACT_S3_SECRET_KEY", SECRET_KEY);
    }

    @Override
    public void close() {
        stop();
    }
}
