package dev.slipway.buildah;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.slipway.address.Block;
import dev.slipway.address.PublicAddress;
import dev.slipway.buildah.IsolationConfig.Reach;

/**
 * What RUN steps may reach, as the destinations that they may not: the slirp4netns wrapper (libexec/slirp4netns) makes a
 * route to nowhere of each. By address, so that neither a name server nor a redirect changes anything. There is no IPv6:
 * slirp4netns carries it only when asked to.
 */
@ApplicationScoped
class StepNetwork {

    /** slirp4netns' own; its 10.0.2.3 answers for the host's name servers, and nothing else there leads anywhere. */
    private static final Block SLIRP = Block.parseV4("10.0.2.0/24");
    private static final String SLIRP_NAME_SERVER = "10.0.2.3";
    private static final List<Block> EVERYTHING = List.of(Block.parseV4("0.0.0.0/1"), Block.parseV4("128.0.0.0/1"));

    private final Reach reach;
    private final List<Block> allowed;
    private final IndexHosts indexes;

    StepNetwork(IsolationConfig config, IndexHosts indexes) {
        this.reach = config.network();
        this.allowed = config.networkAllow().orElse(List.of()).stream().map(StepNetwork::allowed).toList();
        this.indexes = indexes;
    }

    private static Block allowed(String text) {
        try {
            return Block.parseV4(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("slipway.build.network-allow: " + e.getMessage(), e);
        }
    }

    Reach reach() {
        return reach;
    }

    /** Buildah's options for it. Only slirp4netns' name server: the host's own may be at an address that is cut off. */
    List<String> options() {
        return switch (reach) {
            case INTERNET, PRIVATE -> List.of("--dns", SLIRP_NAME_SERVER);
            case NONE -> List.of("--network", "none");
        };
    }

    /** The blocks that a build which starts now may not reach; asks the name server where the package indexes are. */
    List<String> unreachable() {
        List<Block> open = Stream.concat(allowed.stream(), indexes.addresses(reach)).toList();
        return closed().distinct().flatMap(block -> block.without(open)).map(Block::cidrV4).distinct().toList();
    }

    private Stream<Block> closed() {
        return switch (reach) {
            case INTERNET -> Stream.concat(PublicAddress.notPublicV4().stream(), ownAddresses());
            case PRIVATE, NONE -> EVERYTHING.stream();
        };
    }

    /** This host's addresses, the public ones among them: what listens on all of them would be reached there. */
    private static Stream<Block> ownAddresses() {
        return ownV4().filter(PublicAddress::isPublic).map(Block::of);
    }

    /** The IPv4 addresses of this host's interfaces, but for the loopback's. */
    static Stream<Inet4Address> ownV4() {
        try {
            return NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress()).filter(Inet4Address.class::isInstance)
                    .map(Inet4Address.class::cast);
        } catch (SocketException e) {
            throw new IllegalStateException("this host's addresses cannot be read: " + e.getMessage(), e);
        }
    }

    /** Whether a step may reach that address by the rules. */
    boolean isOpen(InetAddress address) {
        return reach != Reach.NONE && !SLIRP.holds(address)
                && unreachable().stream().map(Block::parseV4).noneMatch(block -> block.holds(address));
    }
}
