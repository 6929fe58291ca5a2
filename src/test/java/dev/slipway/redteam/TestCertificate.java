package dev.slipway.redteam;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate made for one test run, for an address and a name, and a bundle that trusts it. */
final class TestCertificate {

    private static final String PASSWORD = "only-for-this-run";

    private final Path folder;

    private TestCertificate(Path folder) {
        this.folder = folder;
    }

    static TestCertificate make(Path folder, String address, String name) throws IOException, InterruptedException {
        TestCertificate made = new TestCertificate(folder);
        made.keytool("-genkeypair", "-alias", "it", "-keyalg", "EC", "-groupname", "secp256r1", "-validity", "2", "-dname",
                "CN=" + name, "-ext", "san=ip:" + address + ",dns:" + name);
        made.keytool("-exportcert", "-rfc", "-alias", "it", "-file", folder.resolve("it.pem").toString());
        return made;
    }

    /** What the machine trusts already, and this. */
    Path bundle(String machines) throws IOException {
        Path bundle = folder.resolve("bundle.pem");
        String trusted = machines == null ? "" : Files.readString(Path.of(machines));
        return Files.writeString(bundle, trusted + "\n" + Files.readString(folder.resolve("it.pem")));
    }

    SSLContext context() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve("it.p12"))) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(
                List.of("-keystore", folder.resolve("it.p12").toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException("keytool failed: " + output);
        }
    }
}
