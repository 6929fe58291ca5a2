package dev.slipway.buildah;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.slipway.address.Block;
import dev.slipway.buildah.IsolationConfig.Reach;

/**
 * Where packages come from. RUN steps may reach these hosts also where this host's name server leads to addresses of the
 * own network for them, as it does for mirrors; whoever is built has no say in that.
 */
@ApplicationScoped
class IndexHosts {

    private static final Logger LOG = Logger.getLogger(IndexHosts.class);
    private static final int PATIENCE_SECONDS = 5;

    private final NetworkConfig network;

    IndexHosts(NetworkConfig network) {
        this.network = network;
    }

    /** Their addresses of now, but for those that lead back to this host or only over the link. */
    Stream<Block> addresses(Reach reach) {
        List<CompletableFuture<Stream<Inet4Address>>> answers = names(reach).distinct().map(IndexHosts::asked).toList();
        return answers.stream().flatMap(IndexHosts::answer)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress()
                        && !address.isAnyLocalAddress() && !address.isMulticastAddress())
                .map(Block::of);
    }

    private Stream<String> names(Reach reach) {
        Stream<String> configured = Stream.of(network.pipIndexUrl(), network.httpProxy(), network.httpsProxy())
                .flatMap(Optional::stream).flatMap(IndexHosts::host);
        return switch (reach) {
            case INTERNET -> Stream.concat(configured, network.indexHosts().stream());
            case PRIVATE -> configured;
            case NONE -> Stream.empty();
        };
    }

    private static Stream<String> host(String url) {
        try {
            return Stream.ofNullable(URI.create(url).getHost());
        } catch (IllegalArgumentException e) {
            LOG.warn("an index or proxy is configured by something that is no URL"); // it may hold a password
            return Stream.empty();
        }
    }

    /** On a thread of its own, since a name server that is away keeps each of them waiting. */
    private static CompletableFuture<Stream<Inet4Address>> asked(String name) {
        return CompletableFuture.supplyAsync(() -> lookUp(name), task -> {
            Thread thread = new Thread(task, "index-look-up");
            thread.setDaemon(true);
            thread.start();
        }).completeOnTimeout(Stream.empty(), PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private static Stream<Inet4Address> answer(CompletableFuture<Stream<Inet4Address>> asked) {
        return asked.join();
    }

    private static Stream<Inet4Address> lookUp(String name) {
        try {
            return Stream.of(InetAddress.getAllByName(name)).filter(Inet4Address.class::isInstance)
                    .map(Inet4Address.class::cast);
        } catch (UnknownHostException e) {
            LOG.debugf("%s has no address", name);
            return Stream.empty();
        }
    }
}
