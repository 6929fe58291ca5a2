package dev.slipway.registry;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.context.ManagedExecutor;
import org.eclipse.microprofile.context.ThreadContext;

/** Sends requests that do not wait for one another at the same time. */
@ApplicationScoped
public class Together {

    private static final int MOST_AT_A_TIME = 16;

    private final ManagedExecutor executor = ManagedExecutor.builder().maxAsync(MOST_AT_A_TIME).maxQueued(-1).propagated()
            .cleared(ThreadContext.ALL_REMAINING).build();

    /** One of them. */
    @FunctionalInterface
    public interface Request {

        /** Nothing to be sent. */
        Request NONE = () -> {
        };

        void send() throws IOException;
    }

    /**
     * Returns when all of them have been answered.
     *
     * @throws IOException of the first one in the list that failed
     */
    public void send(List<? extends Request> requests) throws IOException {
        List<Callable<Void>> calls = requests.stream().<Callable<Void>> map(request -> () -> {
            request.send();
            return null;
        }).toList();
        try {
            for (Future<Void> answer : executor.invokeAll(calls)) {
                answer.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while talking to the registry");
        }
    }
}
