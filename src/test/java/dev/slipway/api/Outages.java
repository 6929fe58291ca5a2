package dev.slipway.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

import com.sun.net.httpserver.HttpServer;

import dev.slipway.PostgresResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** The database and the registry of the service under test behind links that the test can cut. */
public class Outages implements QuarkusTestResourceLifecycleManager {

    private final PostgresResource postgres = new PostgresResource();
    private HttpServer registry;
    private BreakableLink toDatabase;
    private BreakableLink toRegistry;

    @Override
    public Map<String, String> start() {
        Map<String, String> configuration = new HashMap<>(postgres.start());
        String url = configuration.get("quarkus.datasource.reactive.url");
        int port = URI.create(url).getPort();
        toDatabase = new BreakableLink(port);
        configuration.replaceAll((name, value) -> value.replace(":" + port + "/", ":" + toDatabase.port() + "/"));
        registry = registry();
        toRegistry = new BreakableLink(registry.getAddress().getPort());
        configuration.put("slipway.registry.host", "127.0.0.1:" + toRegistry.port());
        configuration.put("slipway.disk.min-free", "1P"); // no disk has that much
        return configuration;
    }

    /** Wants credentials, as most registries do. */
    private static HttpServer registry() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            server.createContext("/v2/", exchange -> {
                exchange.sendResponseHeaders(401, -1);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(Outages.class));
    }

    public BreakableLink database() {
        return toDatabase;
    }

    BreakableLink registryLink() {
        return toRegistry;
    }

    @Override
    public void stop() {
        try {
            toDatabase.close();
            toRegistry.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            registry.stop(0);
            postgres.stop();
        }
    }
}
