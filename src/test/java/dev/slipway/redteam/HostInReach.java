package dev.slipway.redteam;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What an attacker would like to reach on this host: a process with a secret in its environment that listens on all
 * addresses, by datagrams, multicast ones too, and on an abstract socket; a file of the service, and the context of another
 * build.
 */
final class HostInReach implements AutoCloseable {

    private static final String PROGRAM = """
            import socket, sys, threading
            answer, abstract, group, address = sys.argv[1].encode(), sys.argv[2], sys.argv[3], sys.argv[4]
            page = b'HTTP/1.0 200 OK\\r\\n\\r\\n' + answer
            def serve(s, text):
                while True:
                    c = s.accept()[0]
                    if text is page:
                        c.recv(4096)
                    c.sendall(text)
                    c.close()
            tcp = socket.create_server(('::', 0), family=socket.AF_INET6, dualstack_ipv6=True)
            unix = socket.socket(socket.AF_UNIX)
            unix.bind('\\0' + abstract)
            unix.listen()
            udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            udp.bind(('0.0.0.0', 0))
            membership = socket.inet_aton(group) + socket.inet_aton(address)
            udp.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, membership)
            threading.Thread(target=serve, args=(tcp, page), daemon=True).start()
            threading.Thread(target=serve, args=(unix, answer), daemon=True).start()
            print(tcp.getsockname()[1], udp.getsockname()[1], flush=True)
            while True:
                udp.sendto(answer, udp.recvfrom(100)[1])
            """;

    private static final String GROUP = "239.77.7.7";

    private final Process process;
    private final Map<String, Object> targets = new TreeMap<>();

    private HostInReach(Process process) {
        this.process = process;
    }

    static HostInReach in(Path folder) throws IOException {
        String secret = random();
        String answer = "answer-" + random();
        String abstractName = "slipway-" + random();
        ProcessBuilder builder = new ProcessBuilder("python3", "-c", PROGRAM, answer, abstractName, GROUP,
                ownAddress().getHostAddress());
        builder.environment().put("SECRET", secret);
        HostInReach host = new HostInReach(builder.redirectError(ProcessBuilder.Redirect.INHERIT).start());
        String[] ports = new BufferedReader(new InputStreamReader(host.process.getInputStream(), StandardCharsets.UTF_8))
                .readLine().split(" ");
        host.targets.putAll(Map.of("secret", secret, "answer", answer, "abstract", abstractName, "marker", abstractName,
                "pid", host.process.pid(), "address", ownAddress().getHostAddress(), "port", Integer.parseInt(ports[0]),
                "datagrams", Integer.parseInt(ports[1]), "disk", disk()));
        host.targets.put("group", GROUP);
        host.targets.put("interface", NetworkInterface.getByInetAddress(ownAddress()).getName());
        host.targets.put("file", host.write(folder.resolve("service/settings"), secret));
        host.targets.put("other", host.write(folder.resolve("job-other/context/agent.py"), secret));
        return host;
    }

    private String write(Path file, String secret) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "token = " + secret + "\n").toString();
    }

    private static String random() {
        byte[] bytes = new byte[12];
        new Random().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static InetAddress ownAddress() throws IOException {
        return NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("these attacks need a host with an address of its own"));
    }

    /** Major and minor number of the first disk. */
    private static int[] disk() throws IOException {
        String[] columns = Files.readAllLines(Path.of("/proc/partitions")).get(2).strip().split("\\s+");
        return new int[] { Integer.parseInt(columns[0]), Integer.parseInt(columns[1]) };
    }

    /** For the attacks to read, beside where this build's own credentials are. */
    String targets(Path authFile) throws IOException {
        Map<String, Object> all = new TreeMap<>(targets);
        all.put("auth", authFile.toString());
        return new ObjectMapper().writeValueAsString(all);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
