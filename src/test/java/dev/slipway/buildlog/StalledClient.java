package dev.slipway.buildlog;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.slipway.PostgresResource;
import io.restassured.RestAssured;

/** A client that asks for a log's events and does not read them for now. */
final class StalledClient implements AutoCloseable {

    private static final int SMALL = 16 * 1024;

    private final Socket socket;

    private StalledClient(Socket socket) {
        this.socket = socket;
    }

    static StalledClient of(String buildId) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(SMALL);
        socket.connect(new InetSocketAddress("127.0.0.1", RestAssured.port));
        socket.getOutputStream().write(("""
                GET /api/builds/%s/logs HTTP/1.1
                Host: localhost
                Authorization: Bearer %s
                Accept: text/event-stream
                Connection: close

                """.formatted(buildId, PostgresResource.KEY).replace("\n", "\r\n")).getBytes(StandardCharsets.US_ASCII));
        return new StalledClient(socket);
    }

    /** The numbers of all lines that come until the server ends the stream. */
    List<Long> readLines() throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        return reader.lines().filter(line -> line.startsWith("id:")).map(line -> Long.parseLong(line.substring(3))).toList();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
