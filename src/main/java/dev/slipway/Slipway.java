package dev.slipway;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import dev.slipway.embedded.DatabaseChoice;
import dev.slipway.embedded.EmbeddedDatabase;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the service, and before it a PostgreSQL when none is configured; the PostgreSQL stops last. */
@QuarkusMain
public final class Slipway {

    private static final long PATIENCE_SECONDS = 60;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicInteger exitCode = new AtomicInteger();

    private Slipway() {
    }

    public static void main(String... arguments) {
        try {
            System.exit(new Slipway().run(arguments));
        } catch (IOException e) {
            System.err.println("Slipway cannot start: " + e.getMessage());
            System.exit(1);
        }
    }

    private int run(String... arguments) throws IOException {
        Optional<Path> embedded = DatabaseChoice.read().embeddedFolder();
        if (embedded.isPresent()) {
            startDatabase(embedded.get());
        }
        try {
            Quarkus.run(null, this::note, arguments);
        } finally {
            ended.countDown();
        }
        return exitCode.get();
    }

    /** Quarkus leaves it to whoever asks for the exit code to say why the service did not start. */
    private void note(int code, Throwable failure) {
        exitCode.set(code);
        if (failure != null) {
            Throwable reason = Stream.iterate(failure, Objects::nonNull, Throwable::getCause).reduce((outer, inner) -> inner)
                    .orElse(failure);
            failure.printStackTrace();
            System.err.println("Slipway cannot start: " + reason.getMessage());
        }
    }

    private void startDatabase(Path folder) throws IOException {
        EmbeddedDatabase database = EmbeddedDatabase.start(folder);
        database.datasource().forEach(System::setProperty);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopLast(database), "embedded-postgres-stop"));
    }

    /** Shutdown hooks run side by side; this one lets the service end its requests and hand back its builds first. */
    private void stopLast(EmbeddedDatabase database) {
        try {
            if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("the service did not end in time; its PostgreSQL is stopped now");
            }
            database.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            System.err.println("the embedded PostgreSQL did not stop cleanly: " + e.getMessage());
        }
    }
}
