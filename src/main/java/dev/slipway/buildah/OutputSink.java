package dev.slipway.buildah;

/** Takes the lines that a process prints, as it prints them; called by two threads. */
@FunctionalInterface
public interface OutputSink {

    enum Channel {
        OUT,
        ERR
    }

    void line(Channel channel, String text);
}
