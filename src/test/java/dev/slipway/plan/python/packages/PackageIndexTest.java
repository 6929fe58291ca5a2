package dev.slipway.plan.python.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.slipway.plan.Requirement.Confidence;
import dev.slipway.plan.Requirement.Source;

class PackageIndexTest {

    private final PackageIndex index = PackageIndex.load();

    @ParameterizedTest
    @CsvSource({ "openai,openai>=1.0", "langchain,langchain", "anthropic,anthropic", "requests,requests", "stripe,stripe",
            "boto3,boto3", "pandas,pandas", "numpy,numpy", "fastapi,fastapi[standard]" })
    void keeps_the_nine_mappings_of_the_contract(String module, String requirement) {
        Mapping mapping = mapping(module);

        assertThat(mapping.requirement()).isEqualTo(requirement);
        assertThat(mapping.source()).isEqualTo(Source.FIXED);
        assertThat(mapping.confidence()).isEqualTo(Confidence.HIGH);
    }

    @ParameterizedTest
    @CsvSource({ "openai.types.chat,openai", "fastapi.responses,fastapi", "numpy.linalg,numpy" })
    void the_contract_decides_for_submodules_too(String module, String distribution) {
        assertThat(mapping(module).distribution()).isEqualTo(distribution);
        assertThat(mapping(module).source()).isEqualTo(Source.FIXED);
    }

    @ParameterizedTest
    @CsvSource({ "yaml,PyYAML", "sklearn,scikit-learn", "PIL,Pillow", "dotenv,python-dotenv", "bs4,beautifulsoup4",
            "cv2,opencv-python-headless", "jwt,PyJWT", "telegram,python-telegram-bot", "docx,python-docx", "serial,pyserial",
            "agents,openai-agents", "psycopg,psycopg[binary]", "autogen_ext.models.openai,autogen-ext[openai]" })
    void the_curated_table_knows_what_agents_import(String module, String requirement) {
        assertThat(mapping(module).requirement()).isEqualTo(requirement);
        assertThat(mapping(module).source()).isEqualTo(Source.CURATED);
    }

    @ParameterizedTest
    @CsvSource({ "google.cloud.kms,google-cloud-kms", "google.cloud.bigtable_admin_v2,google-cloud-bigtable",
            "azure.mgmt.network.aio,azure-mgmt-network", "llama_index.llms.ollama,llama-index-llms-ollama",
            "opentelemetry.instrumentation.redis,opentelemetry-instrumentation-redis",
            "livekit.plugins.google,livekit-plugins-google", "langchain_milvus,langchain-milvus",
            "haystack_integrations.document_stores.qdrant,qdrant-haystack",
            "airflow.providers.microsoft.azure,apache-airflow-providers-microsoft-azure", "zope.interface,zope-interface" })
    void namespaces_follow_their_projects_convention(String module, String distribution) {
        assertThat(mapping(module).distribution()).isEqualTo(distribution);
        assertThat(mapping(module).source()).isEqualTo(Source.NAMESPACE);
    }

    @ParameterizedTest
    @CsvSource({ "langgraph.graph,langgraph", "langgraph.checkpoint.sqlite,langgraph-checkpoint-sqlite",
            "google.cloud.secretmanager,google-cloud-secret-manager", "google.cloud.unheard_of,google-cloud-unheard-of",
            "mysql.connector.errors,mysql-connector-python", "azure.identity.aio,azure-identity" })
    void the_longest_prefix_that_is_known_wins(String module, String distribution) {
        assertThat(mapping(module).distribution()).isEqualTo(distribution);
    }

    @Test
    void the_large_table_answers_for_the_rest() {
        assertThat(mapping("rest_framework").distribution()).isEqualTo("djangorestframework");
        assertThat(mapping("rest_framework").source()).isEqualTo(Source.TABLE);
    }

    @Test
    void a_much_used_distribution_in_the_table_is_an_exception_to_a_namespace_rule() {
        assertThat(mapping("google.cloud.dataflow").distribution()).isEqualTo("google-cloud-dataflow-client");
    }

    @Test
    void a_known_package_named_like_the_module_is_likely() {
        assertThat(mapping("mcp_server_git"))
                .isEqualTo(Mapping.of("mcp-server-git", Source.NAME, Confidence.MEDIUM));
    }

    @Test
    void a_name_that_nothing_knows_stands_for_itself_with_low_confidence() {
        assertThat(mapping("nobody_has_heard_of_this.part"))
                .isEqualTo(Mapping.of("nobody-has-heard-of-this", Source.NAME, Confidence.LOW));
    }

    @ParameterizedTest
    @ValueSource(strings = { "google", "google.cloud", "azure", "zope", "google.colab", "utils", "config", "swarm", "", "_",
            "." })
    void nothing_is_installed_for_what_no_distribution_is_meant_by(String module) {
        assertThat(index.distributionOf(module)).isEmpty();
    }

    @Test
    void a_module_of_absurd_length_or_depth_is_answered_at_once() {
        assertThat(index.distributionOf("a".repeat(1_000_000))).isEmpty();
        assertThat(index.distributionOf("a_proto".repeat(100_000) + ".b".repeat(100_000))).isEmpty();
        assertThat(mapping("yaml" + ".x".repeat(1_000_000)).distribution()).isEqualTo("PyYAML");
        assertThat(index.distributionOf("..a..\u0000\ud800.*")).isEmpty();
    }

    @Test
    void a_private_module_comes_with_the_public_one() {
        assertThat(mapping("_brotli").distribution()).isEqualTo("brotli");
        assertThat(mapping("_brotli").confidence()).isEqualTo(Confidence.LOW);
    }

    @Test
    void ambiguous_modules_name_their_alternatives() {
        assertThat(mapping("autogen").confidence()).isEqualTo(Confidence.MEDIUM);
        assertThat(mapping("autogen").alternatives()).isEqualTo(List.of("pyautogen", "autogen-agentchat"));
    }

    @Test
    void a_squatted_requirement_can_be_warned_about() {
        assertThat(index.squatterOf("Serial")).contains("pyserial");
        assertThat(index.squatterOf("pyserial")).isEmpty();
        assertThat(index.squatterOf("asyncio")).isEmpty();
        assertThat(index.squatter("asyncio")).map(Squatter::kind).contains(Squatter.Kind.BACKPORT);
    }

    private Mapping mapping(String module) {
        return index.distributionOf(module).orElseThrow();
    }
}
