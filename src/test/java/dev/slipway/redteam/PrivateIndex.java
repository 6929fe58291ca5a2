package dev.slipway.redteam;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import javax.net.ssl.SSLContext;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

/**
 * A package index that wants credentials: one wheel for pip below {@code /simple}, one package for npm below {@code /npm},
 * both made here. Below {@code /moved} it sends clients to another place.
 */
final class PrivateIndex implements AutoCloseable {

    static final String PROJECT = "slipway-private-thing";

    private static final String MODULE = "slipway_private_thing";
    private static final String WHEEL = MODULE + "-1.0-py3-none-any.whl";

    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final HttpsServer server;
    private final String basic;
    private final String bearer;
    private final String elsewhere;

    private PrivateIndex(HttpsServer server, String basic, String bearer, String elsewhere) {
        this.server = server;
        this.basic = basic;
        this.bearer = bearer;
        this.elsewhere = elsewhere;
    }

    static PrivateIndex start(SSLContext tls, String user, String password, String token, String elsewhere) throws IOException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress("0.0.0.0", 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        String basic = "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        PrivateIndex index = new PrivateIndex(server, basic, "Bearer " + token, elsewhere);
        server.createContext("/simple/" + PROJECT, index::project);
        server.createContext("/simple", exchange -> answer(exchange, 404, "text/plain", new byte[0]));
        server.createContext("/files/", index::wheel);
        server.createContext("/npm/", index::npm);
        server.createContext("/moved/", index::moved);
        server.createContext("/v2/", index::images);
        server.start();
        return index;
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** What clients have sent as Authorization; "none" where nothing. */
    List<String> authorizations() {
        return authorizations;
    }

    private void project(HttpExchange exchange) throws IOException {
        if (allowed(exchange, basic)) {
            answer(exchange, 200, "text/html", ("<!DOCTYPE html><html><body><a href=\"/files/" + WHEEL + "\">" + WHEEL
                    + "</a></body></html>").getBytes(StandardCharsets.UTF_8));
        }
    }

    private void wheel(HttpExchange exchange) throws IOException {
        if (allowed(exchange, basic)) {
            answer(exchange, 200, "application/octet-stream", wheel());
        }
    }

    private void npm(HttpExchange exchange) throws IOException {
        if (!allowed(exchange, bearer)) {
            return;
        }
        if (exchange.getRequestURI().getPath().endsWith(".tgz")) {
            answer(exchange, 200, "application/octet-stream", tarball());
            return;
        }
        String at = "https://" + exchange.getRequestHeaders().getFirst("Host") + "/npm/thing-1.0.0.tgz";
        answer(exchange, 200, "application/json", ("""
                {"name":"@team/thing","dist-tags":{"latest":"1.0.0"},"versions":{"1.0.0":{"name":"@team/thing",
                 "version":"1.0.0","dist":{"tarball":"%s"}}}}""".formatted(at)).getBytes(StandardCharsets.UTF_8));
    }

    /** A registry that has no image. */
    private void images(HttpExchange exchange) throws IOException {
        if (allowed(exchange, basic)) {
            boolean ping = exchange.getRequestURI().getPath().equals("/v2/");
            answer(exchange, ping ? 200 : 404, "application/json",
                    "{\"errors\":[{\"code\":\"MANIFEST_UNKNOWN\",\"message\":\"manifest unknown\"}]}"
                            .getBytes(StandardCharsets.UTF_8));
        }
    }

    private void moved(HttpExchange exchange) throws IOException {
        if (allowed(exchange, basic)) {
            exchange.getResponseHeaders().set("Location", elsewhere + exchange.getRequestURI().getPath().substring(6));
            answer(exchange, 302, "text/plain", new byte[0]);
        }
    }

    private boolean allowed(HttpExchange exchange, String wanted) throws IOException {
        String sent = exchange.getRequestHeaders().getFirst("Authorization");
        authorizations.add(sent == null ? "none" : sent);
        if (wanted.equals(sent)) {
            return true;
        }
        exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"private\"");
        answer(exchange, 401, "text/plain", "who are you".getBytes(StandardCharsets.UTF_8));
        return false;
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static byte[] wheel() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            String info = MODULE + "-1.0.dist-info/";
            entry(zip, MODULE + ".py", "NAME = 'private'\n");
            entry(zip, info + "METADATA", "Metadata-Version: 2.1\nName: " + PROJECT + "\nVersion: 1.0\n");
            entry(zip, info + "WHEEL", "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n");
            entry(zip, info + "RECORD", MODULE + ".py,,\n" + info + "METADATA,,\n" + info + "WHEEL,,\n" + info + "RECORD,,\n");
        }
        return bytes.toByteArray();
    }

    private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    /** One file in a tar of the ustar form. */
    private static byte[] tarball() throws IOException {
        byte[] text = "{\"name\":\"@team/thing\",\"version\":\"1.0.0\"}".getBytes(StandardCharsets.UTF_8);
        byte[] header = new byte[512];
        put(header, 0, "package/package.json");
        put(header, 100,
                "0000644\0" + "0000000\0" + "0000000\0" + "%011o\0".formatted(text.length) + "00000000000\0" + "        0");
        put(header, 257, "ustar\00000");
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xff;
        }
        put(header, 148, "%06o\0 ".formatted(sum));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(header);
            gzip.write(java.util.Arrays.copyOf(text, 512));
            gzip.write(new byte[1024]);
        }
        return bytes.toByteArray();
    }

    private static void put(byte[] target, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, target, at, bytes.length);
    }

    /** The forms in which credentials may be seen. */
    static List<String> forms(String user, String password) {
        byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
        return List.of(password, new StringBuilder(password).reverse().toString(),
                Base64.getEncoder().withoutPadding().encodeToString(bytes), HexFormat.of().formatHex(bytes),
                Base64.getEncoder().withoutPadding().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
