package dev.slipway.trace;

import org.jboss.logging.MDC;

/**
 * Names the build that log lines are about: {@code mdc.build} in JSON logs. It sticks to the request on an event loop, and
 * to the thread elsewhere.
 */
public final class LogTag {

    private static final String BUILD = "build";

    private LogTag() {
    }

    /** From now on. */
    public static void put(String buildId) {
        MDC.put(BUILD, buildId);
    }

    /** No longer. */
    public static void remove() {
        MDC.remove(BUILD);
    }

    /** For a few lines only. */
    public static void around(String buildId, Runnable work) {
        put(buildId);
        try {
            work.run();
        } finally {
            remove();
        }
    }
}
