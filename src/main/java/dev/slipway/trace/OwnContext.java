package dev.slipway.trace;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;

/**
 * A Vert.x context for work on a builder's thread. Quarkus keeps spans and log fields in the current (duplicated) context;
 * a thread of its executor has that of whoever started it, or none that lasts from one line to the next.
 */
final class OwnContext implements AutoCloseable {

    private final ContextInternal own;
    private final ContextInternal previous;

    OwnContext(Vertx vertx) {
        own = (ContextInternal) VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(own, true);
        previous = own.beginDispatch();
    }

    @Override
    public void close() {
        own.endDispatch(previous);
    }
}
