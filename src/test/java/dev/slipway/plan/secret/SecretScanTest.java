package dev.slipway.plan.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.slipway.plan.SourceTree;
import dev.slipway.plan.Warning;

/** Labelled samples. Values are put together here, from a fixed seed, so that nobody's scanner takes them for real ones. */
class SecretScanTest {

    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String HEX = "0123456789abcdef";
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private static String drawn(String alphabet, int length) {
        Random random = new Random(length * 31L + alphabet.length());
        StringBuilder text = new StringBuilder("7");
        while (text.length() < length) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    private static Arguments secret(String kind, String path, String text) {
        return Arguments.of(kind, path, text);
    }

    private static Arguments token(String kind, String token) {
        return secret(kind, "agent.py", "x = '" + token + "'");
    }

    static Stream<Arguments> secrets() {
        String a = drawn(LETTERS, 40);
        return Stream.of(token("OpenAI", "sk-" + drawn(LETTERS, 48)), token("OpenAI", "sk-proj-" + a + "_" + a),
                token("OpenAI", "sk-svcacct-" + a), token("Anthropic", "sk-ant-api03-" + a + "-" + a + "AA"),
                token("OpenRouter", "sk-or-v1-" + drawn(HEX, 64)), token("AWS", "AKIA" + drawn(UPPER, 16)),
                token("AWS", "ASIA" + drawn(UPPER, 16)), token("GitHub", "ghp_" + drawn(LETTERS, 36)),
                token("GitHub", "ghs_" + drawn(LETTERS, 36)), token("GitHub", "gho_" + drawn(LETTERS, 36)),
                token("GitHub", "github_pat_" + drawn(LETTERS, 22) + "_" + drawn(LETTERS, 59)),
                token("GitLab", "glpat-" + drawn(LETTERS, 20)),
                token("Slack", "xoxb-" + drawn("0123456789", 12) + "-" + drawn("0123456789", 12) + "-" + drawn(LETTERS, 24)),
                token("Slack", "xapp-1-A" + drawn(UPPER, 10) + "-" + drawn(HEX, 64)),
                token("Slack webhook", "https://hooks.slack.com/services/T" + drawn(UPPER, 8) + "/B" + drawn(UPPER, 10) + "/"
                        + drawn(LETTERS, 24)),
                token("Stripe", "sk_live_" + drawn(LETTERS, 24)), token("Stripe", "rk_live_" + drawn(LETTERS, 24)),
                token("Google", "AIza" + drawn(LETTERS, 35)), token("Google OAuth", "GOCSPX-" + drawn(LETTERS, 28)),
                token("Hugging Face", "hf_" + drawn(LETTERS, 34)), token("npm", "npm_" + drawn(LETTERS, 36)),
                token("PyPI", "pypi-AgEIcHlwaS5vcmc" + drawn(LETTERS, 100)), token("Twilio", "SK" + drawn(HEX, 32)),
                token("SendGrid", "SG." + drawn(LETTERS, 22) + "." + drawn(LETTERS, 43)),
                token("Docker Hub", "dckr_pat_" + drawn(LETTERS, 27)), token("Groq", "gsk_" + drawn(LETTERS, 52)),
                token("DigitalOcean", "dop_v1_" + drawn(HEX, 64)), token("Databricks", "dapi" + drawn(HEX, 32)),
                token("Azure storage", "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=" + drawn(LETTERS, 86)
                        + "==;EndpointSuffix=core.windows.net"),
                token("JWT", "eyJhbGciOiJIUzI1NiJ9." + "eyJ1c2VyIjoiNDcxMSJ9" + "." + drawn(LETTERS, 43)),
                secret("a private key", "deploy.pem", "-----BEGIN OPENSSH PRIVATE KEY-----\n" + drawn(LETTERS, 64) + "\n"),
                secret("a private key", "service-account.json", "{\"type\": \"service_account\", \"private_key\":"
                        + " \"-----BEGIN PRIVATE KEY-----\\nMII" + drawn(LETTERS, 60) + "\\n-----END\"}"),
                secret("URL", "app.py", "DB = 'postgresql+asyncpg://app:" + drawn(LETTERS, 12) + "@db.internal/app'"),
                secret("URL", "app.py", "connect(\"mongodb+srv://root:Tr0ub4dor-3@cluster0.mongodb.net\")"),
                secret("URL", "requirements.txt", "--index-url https://ci:" + drawn(LETTERS, 20) + "@pypi.corp.io/simple\n"),
                secret("a secret", "app.py", "AWS_SECRET_ACCESS_KEY = '" + drawn(LETTERS + "/+", 40) + "'"),
                secret("a secret", "app.py", "client = Client(api_key=\"" + drawn(LETTERS, 32) + "\")"),
                secret("a secret", "app.js", "const cfg = { apiKey: '" + drawn(LETTERS, 32) + "' };"),
                secret("a secret", "app.py", "api_key: str = \"" + drawn(HEX, 32) + "\""),
                secret("a secret", "conf.json", "{\"id\": \"x\", \"auth_token\": \"" + drawn(LETTERS, 24) + "\"}"),
                secret("a secret", "app.py", "os.environ[\"AZURE_API_KEY\"] = \"" + drawn(HEX, 32) + "\""),
                secret("a secret", "config.yaml", "llm:\n  api_key: " + drawn(LETTERS, 32)),
                secret("environment file", ".env", "A=1\nDB_PASSWORD=" + drawn(LETTERS, 14)),
                secret("environment file", "deploy/.env.production", "export OPENAI_API_KEY=" + drawn(LETTERS, 40)));
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void finds(String kind, String path, String text) {
        List<Warning> found = scan(path, text);

        assertThat(found).as(text).hasSize(1);
        assertThat(found.get(0).file()).isEqualTo(path);
        assertThat(found.get(0).code()).isEqualTo("secret_in_source");
        String longest = Stream.of(text.split("[^A-Za-z0-9]")).reduce("", (x, y) -> x.length() >= y.length() ? x : y);
        assertThat(found.get(0).message()).doesNotContain(longest);
    }

    static Stream<Arguments> harmless() {
        String hex = drawn(HEX, 64);
        return Stream.of(secret("placeholder", "a.py", "api_key = 'your-api-key-goes-here-1234'"),
                secret("placeholder", "a.py", "key = 'sk-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx1'"),
                secret("placeholder", "a.py", "OPENAI_API_KEY = 'sk-...'"),
                secret("placeholder", "a.py", "token = '<insert-your-token-01>'"),
                secret("placeholder", "a.py", "AWS = 'AKIAIOSFODNN7EXAMPLE'"),
                secret("placeholder", "a.py", "secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'"),
                secret("environment", "a.py", "api_key = os.environ['OPENAI_API_KEY_PRODUCTION_2']"),
                secret("environment", "a.yaml", "api_key: ${OPENAI_API_KEY_PRODUCTION_2}"),
                secret("template", "a.py", "url = f'postgres://{user}:{password}@{host}/db'"),
                secret("template", "a.py", "url = 'postgres://%s:%s@%s/db' % (user, password, host)"),
                secret("template", "a.sh", "curl https://$USER:$PASSWORD@example.com"),
                secret("default", "a.py", "url = 'postgres://postgres:postgres@localhost/db'"),
                secret("default", "compose.yaml", "DATABASE_URL: postgres://user:password@db:5432/app"),
                secret("test", "tests/test_api.py", "api_key = '" + drawn(LETTERS, 32) + "'"),
                secret("test", "client.spec.ts", "const token = '" + drawn(LETTERS, 32) + "'"),
                secret("example", ".env.example", "OPENAI_API_KEY=" + drawn(LETTERS, 40)),
                secret("hash", "requirements.txt", "six==1.17.0 --hash=sha256:" + hex),
                secret("hash", "package-lock.json", "\"integrity\": \"sha512-" + drawn(LETTERS, 86) + "==\""),
                secret("hash", "a.py", "password_hash = '" + hex + "'"), secret("hash", "a.py", "checksum = '" + hex + "'"),
                secret("hash", "a.py", "COMMIT = '" + drawn(HEX, 40) + "'"),
                secret("uuid", "a.py", "token = '123e4567-e89b-42d3-a456-556642440000'"),
                secret("uuid", "a.py", "tenant_secret = '9b2c7d14-3f0a-4c58-8e61-7a5d90b3f2c6'"),
                secret("words", "a.py", "secret = 'prod/database/agent-2024/v2'"),
                secret("words", "a.py", "token_url = 'https://auth.corp.io/oauth2/v2.0/token'"),
                secret("words", "a.py", "TOKENIZER = 'cl100k_base_for_gpt_35_turbo'"),
                secret("words", "a.py", "api_key_name = 'X-Company-Api-Key-2024-Header'"),
                secret("words", "a.py", "x = 'task-force-of-people-who-like-long-names-0123'"),
                secret("words", "a.py", "import hf_transfer, sk_learn"),
                secret("words", "a.py", "password = 'correct horse battery staple 1'"),
                secret("code", "a.py", "if text.startswith('-----BEGIN RSA PRIVATE KEY-----'):"),
                secret("public", "a.pem", "-----BEGIN CERTIFICATE-----\n" + drawn(LETTERS, 64)),
                secret("public", "a.pem", "-----BEGIN PUBLIC KEY-----\n" + drawn(LETTERS, 64)),
                secret("public", "a.py", "public_key = '" + drawn(LETTERS, 44) + "'"),
                secret("jwt.io", "a.js", "t = 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9." + "eyJzdWIiOiIxMjM0NTY3ODkwIn0."
                        + drawn(LETTERS, 43) + "'"),
                secret("url", "a.py", "x = 'http://localhost:8080/callback@v1'"),
                secret("url", "a.txt", "git+ssh://git@github.com/org/repo.git"),
                secret("data", "a.py", "image = 'data:image/png;base64," + drawn(LETTERS, 180) + "'"));
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void leaves_alone(String kind, String path, String text) {
        assertThat(scan(path, text)).as(text).isEmpty();
    }

    @Test
    void says_whose_it_is_where_that_is_known() {
        assertThat(scan("a.py", "token = 'ghp_" + drawn(LETTERS, 36) + "'")).singleElement()
                .satisfies(warning -> assertThat(warning.message()).contains("a GitHub token"));
    }

    @Test
    void names_the_line_of_each_and_stops_at_twenty() {
        String key = "ghp_" + drawn(LETTERS, 36);

        assertThat(scan("a.py", "\n\nx = '" + key + "'\n\ny = '" + key + "'\n")).extracting(Warning::line)
                .containsExactly(3, 5);
        assertThat(scan("a.py", ("x = '" + key + "'\n").repeat(1000))).hasSize(20);
    }

    @Test
    void is_quick_with_thirty_megabytes_of_ordinary_and_of_malicious_text() {
        for (String piece : List.of("value = compute(other, 'some text', \"and more\")\n", "api_key='", "'", "://a:", "://",
                "AKIA", "AKIAAKIAx", "sk-", "eyJ.", "eyJa", "-----BEGIN PRIVATE KEY-----", "-----BEGIN ",
                "token=\"aaaaaaaaaaaaaaaaaaa1\"",
                "api_key: abcdefghijklmnop\n", "hf_a", "secret='q7Zt2LmX9vBn4KcR8w',", " ")) {
            String text = piece.repeat(30_000_000 / piece.length());
            long begin = cpuMillis();
            scan("settings.yaml", text);
            assertThat(cpuMillis() - begin).as("milliseconds for 30 MB of " + piece).isLessThan(20_000);
        }
    }

    /** Of this thread: what else the machine does is of no matter. */
    private static long cpuMillis() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1_000_000;
    }

    private static List<Warning> scan(String path, String text) {
        return SecretScan.of(SourceTree.parse(Map.of(path, text)), Optional.empty());
    }
}
