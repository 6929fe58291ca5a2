package dev.slipway.redteam;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import dev.slipway.PostgresResource;
import dev.slipway.access.Workspace;
import dev.slipway.secret.Provision;
import dev.slipway.secret.Secrets;
import dev.slipway.secret.UnreadableException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;

/** Attacks on stored secrets: by the API, and by whoever can write to the database but has no key. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SecretAttackTest {

    private static final Workspace OWN = Workspace.DEFAULT;
    private static final Workspace OTHER = new Workspace("other");

    private final String password = "pw-" + UUID.randomUUID();

    @Inject
    Secrets secrets;

    @Inject
    Pool pool;

    private static RequestSpecification client() {
        return given().header("Authorization", "Bearer " + PostgresResource.KEY).contentType(ContentType.JSON);
    }

    private Map<String, Object> index(String host) {
        return new HashMap<>(Map.of("type", "pip-index", "url", "https://" + host + "/simple", "username", "reader",
                "password", password));
    }

    private Map<String, Object> with(String field, Object value) {
        Map<String, Object> body = index("pypi.example.com");
        body.put(field, value);
        return body;
    }

    private Provision opened(Workspace workspace) throws UnreadableException {
        return secrets.of(workspace).await().indefinitely().open("/s");
    }

    private void sql(String statement) {
        assertThat(pool.query(statement).executeAndAwait().rowCount()).as(statement).isPositive();
    }

    private void refused(Map<String, Object> body) {
        client().body(body).put("/api/secrets/attack").then().statusCode(400).body(not(containsString(password)));
        client().get("/api/secrets").then().body("secrets.name", not(org.hamcrest.Matchers.hasItem("attack")));
    }

    @BeforeEach
    void store() throws UnreadableException {
        client().body(index("one.example.com")).put("/api/secrets/one").then().statusCode(204);
        assertThat(opened(OWN).files().get("netrc")).contains(password); // as it is, it can be read
    }

    @AfterEach
    void remove() {
        pool.query("delete from secret").executeAndAwait();
    }

    @RedTeam
    void a_row_copied_into_another_workspace_cannot_be_decrypted() {
        sql("insert into secret select 'other', name, type, target, place, is_primary, scope, key_id, wrapped_key, sealed,"
                + " updated_at from secret");

        assertThatThrownBy(() -> opened(OTHER)).isInstanceOf(UnreadableException.class).hasMessageNotContaining(password);
    }

    @RedTeam
    void a_row_that_is_given_another_host_to_send_its_password_to_cannot_be_decrypted() {
        sql("update secret set target = 'https://evil.example.com/simple', place = 'evil.example.com'");

        assertThatThrownBy(() -> opened(OWN)).isInstanceOf(UnreadableException.class);
    }

    @RedTeam
    void a_place_beside_the_sealed_address_is_not_believed() throws UnreadableException {
        sql("update secret set place = 'evil.example.com'");

        assertThat(opened(OWN).files().get("netrc")).contains("machine one.example.com ").doesNotContain("evil");
    }

    @RedTeam
    void a_row_under_another_name_cannot_be_decrypted() {
        sql("update secret set name = 'two'");

        assertThatThrownBy(() -> opened(OWN)).isInstanceOf(UnreadableException.class).hasMessageContaining("two");
    }

    @RedTeam
    void ciphertexts_swapped_between_two_secrets_cannot_be_decrypted() {
        client().body(index("two.example.com")).put("/api/secrets/two").then().statusCode(204);
        sql("update secret a set sealed = b.sealed, wrapped_key = b.wrapped_key from secret b where a.name <> b.name");

        assertThatThrownBy(() -> opened(OWN)).isInstanceOf(UnreadableException.class);
    }

    @RedTeam
    void one_changed_bit_of_the_ciphertext_is_noticed() {
        sql("update secret set sealed = set_bit(sealed, 200, 1 - get_bit(sealed, 200))");

        assertThatThrownBy(() -> opened(OWN)).isInstanceOf(UnreadableException.class);
    }

    @RedTeam
    void one_changed_bit_of_the_wrapped_key_is_noticed() {
        sql("update secret set wrapped_key = set_bit(wrapped_key, 200, 1 - get_bit(wrapped_key, 200))");

        assertThatThrownBy(() -> opened(OWN)).isInstanceOf(UnreadableException.class);
    }

    @RedTeam
    void a_ciphertext_cut_to_nothing_is_no_empty_password() {
        sql("update secret set sealed = ''");

        assertThatThrownBy(() -> opened(OWN)).isInstanceOf(UnreadableException.class);
    }

    @RedTeam
    void the_table_as_a_thief_sees_it_holds_neither_password_nor_user_name() {
        String table = pool
                .query("select string_agg(secret::text || encode(sealed, 'escape') || encode(wrapped_key, 'escape'), '')"
                        + " from secret")
                .executeAndAwait().iterator().next().getString(0);

        assertThat(table).contains("one.example.com").doesNotContain(password, "reader");
    }

    @RedTeam
    void no_method_of_the_api_reads_a_value_back() {
        for (String path : List.of("/api/secrets", "/api/v1/secrets", "/api/secrets?values=true", "/api/secrets/one",
                "/api/secrets/one/value", "/api/v1/secrets/one")) {
            client().get(path).then().statusCode(oneOf(200, 404, 405)).body(not(containsString(password)))
                    .body(not(containsString("reader")));
            client().head(path).then().header("X-Secret", org.hamcrest.Matchers.nullValue());
        }
        client().body("{}").post("/api/secrets/one").then().statusCode(405).body(not(containsString(password)));
    }

    @RedTeam
    void another_workspaces_builds_get_nothing_of_it() throws UnreadableException {
        Provision theirs = opened(OTHER);

        assertThat(theirs.files()).isEmpty();
        assertThat(theirs.environment()).isEmpty();
        assertThat(theirs.registryAuths()).isEmpty();
    }

    @RedTeam
    void a_password_cannot_add_a_machine_to_the_netrc() {
        for (String end : List.of("\nmachine evil.example.com login a password b", "\r\ndefault login a password b", "\tx",
                " x",
                "\u0000x", "\u0085x", "\u2028x", "\u00a0x", "\"x", "\\x", "#x", "'x")) {
            refused(with("password", password + end));
        }
    }

    @RedTeam
    void a_user_name_cannot_add_a_machine_to_the_netrc() {
        for (String user : List.of("a\nmachine evil", "a b", "a\tb", "a:b", "\"a", "", "#a", "a\u0000")) {
            refused(with("username", user));
        }
    }

    @RedTeam
    void a_token_cannot_write_settings_into_the_npmrc() {
        for (String token : List.of(password + "\nregistry=https://evil.example.com/", password + "\r//evil/:_authToken=x",
                password + "${HOME}", password + ";x", password + " x", "\"" + password + "\"")) {
            refused(new HashMap<>(Map.of("type", "npm-registry", "url", "https://npm.example.com", "token", token)));
        }
    }

    @RedTeam
    void a_scope_cannot_write_settings_into_the_npmrc() {
        for (String scope : List.of("@team\nregistry=https://evil/", "@team:registry=https://evil/ #", "team", "@../x", "@",
                "@A")) {
            refused(new HashMap<>(Map.of("type", "npm-registry", "url", "https://npm.example.com", "token", "npm-" + password,
                    "scope", scope)));
        }
    }

    @RedTeam
    void credentials_cannot_tell_git_of_another_host() {
        for (String value : List.of(password + "\nhost=evil.example.com", password + "\rurl=https://evil",
                password + "\u0000")) {
            refused(new HashMap<>(Map.of("type", "git-https", "url", "https://git.example.com", "token", value)));
        }
    }

    @RedTeam
    void a_url_cannot_carry_anything_but_an_https_address() {
        for (String url : List.of("http://pypi.example.com/simple", "file:///etc/passwd", "https://a:b@pypi.example.com/simple",
                "https://good.example.com@evil.example.com/", "https://pypi.example.com/simple https://evil.example.com",
                "https://pypi.example.com/\nPIP_TRUSTED_HOST=x", "https://2130706433/simple", "https://0x7f.1/simple",
                "https://pypi.example.com\\@evil.example.com/", "https://pypi.example.com/simple?x=$(id)",
                "https://pypi.example.com/`id`", "https:///simple", "https://pypi.example.com:99999/", "//pypi.example.com/")) {
            refused(with("url", url));
        }
    }

    @RedTeam
    void a_registry_cannot_name_a_path_or_another_scheme() {
        for (String registry : List.of("registry.example.com/team", "http://registry.example.com", "a@registry.example.com",
                "registry.example.com:5000\n", "../auth.json", "")) {
            refused(new HashMap<>(Map.of("type", "docker-registry", "registry", registry, "username", "robot", "password",
                    password)));
        }
    }

    @RedTeam
    void a_name_cannot_lead_out_of_the_folder() {
        for (String name : List.of("..", "%2e%2e", "%2e%2e%2fnetrc", "..%2f..%2fetc%2fpasswd", "a%2fb", "%00", "a%00", "a%0ab",
                "-a", "a-", "A", "a_b", "%C3%A4", "a%20b", "x".repeat(64), "x".repeat(5000))) {
            client().urlEncodingEnabled(false).body(index("pypi.example.com")).put("/api/secrets/" + name).then()
                    .statusCode(oneOf(400, 404, 405, 414)).body(not(containsString(password)));
        }
        client().get("/api/secrets").then().body("secrets.size()", equalTo(1));
    }

    @RedTeam
    void huge_values_are_refused_and_not_kept() {
        refused(with("password", "x".repeat(8193)));
        refused(with("password", "x".repeat(5_000_000)));
        refused(with("username", "u".repeat(256)));
        refused(with("url", "https://pypi.example.com/" + "a".repeat(500)));
    }

    @RedTeam
    void errors_do_not_repeat_what_was_sent_as_a_secret() {
        refused(with("password", List.of(password)));
        refused(with("password", Map.of(password, password)));
        refused(with("token", password));
        refused(with("type", "no-such-type"));
        client().body("{\"type\":\"pip-index\",\"password\":\"" + password + "\",").put("/api/secrets/attack").then()
                .statusCode(400).body(not(containsString(password)));
    }

    @RedTeam
    void a_password_in_a_requirement_is_warned_about_and_not_repeated() {
        String secret = "pw" + UUID.randomUUID().toString().replace("-", "");
        Map<String, Object> body = Map.of("name", "Agent", "files", Map.of("agent.py", "print(1)\n"), "requirements",
                "--extra-index-url https://reader:" + secret + "@pypi.example.com/simple\nsix\n");

        client().body(body).post("/api/builds/plan").then().statusCode(200).body(not(containsString(secret)))
                .body("warnings.code", org.hamcrest.Matchers.hasItem("secret_in_source"));
    }
}
