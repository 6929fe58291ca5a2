package dev.slipway.bench;

import java.io.IOException;
import java.util.Map;

/** A way from the files of an agent to an image that can be pulled. */
interface Contestant {

    /** As the table names it. */
    String name();

    /** Writes down what is to be built, as it would lie on somebody's disk already. Not part of the time. */
    Job prepare(String agent, Map<String, String> files) throws IOException, InterruptedException;

    /** One build; the time of {@link #run} is what counts. */
    interface Job {

        /** Ends when the image can be pulled; returns its reference. */
        String run() throws IOException, InterruptedException;
    }
}
