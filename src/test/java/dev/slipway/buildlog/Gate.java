package dev.slipway.buildlog;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A way to a port of this machine that can be shut: connections break, and new ones are closed at once. */
public final class Gate implements AutoCloseable {

    private final ServerSocket server;
    private final int target;
    private final Set<Socket> passing = ConcurrentHashMap.newKeySet();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean shut;

    private Gate(ServerSocket server, int target) {
        this.server = server;
        this.target = target;
    }

    public static Gate to(int target) throws IOException {
        Gate gate = new Gate(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()), target);
        start(gate::accept);
        return gate;
    }

    public int port() {
        return server.getLocalPort();
    }

    public void shut() throws IOException {
        shut = true;
        for (Socket socket : passing) {
            socket.close();
        }
    }

    public void open() {
        shut = false;
    }

    /** Connections that came while it was shut. */
    public int refused() {
        return refused.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
        shut();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                if (shut) {
                    refused.incrementAndGet();
                    client.close();
                } else {
                    connect(client);
                }
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void connect(Socket client) throws IOException {
        Socket behind = new Socket(InetAddress.getLoopbackAddress(), target);
        passing.add(client);
        passing.add(behind);
        start(() -> pipe(client, behind));
        start(() -> pipe(behind, client));
    }

    private void pipe(Socket from, Socket to) {
        try (from; to; InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException e) {
            // shut, or one end has gone
        } finally {
            passing.remove(from);
            passing.remove(to);
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "gate");
        thread.setDaemon(true);
        thread.start();
    }
}
