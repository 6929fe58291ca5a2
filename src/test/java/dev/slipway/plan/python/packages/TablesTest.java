package dev.slipway.plan.python.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold for every row, whoever refreshes the tables. */
class TablesTest {

    private static final String NAME = "[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?";
    private static final Pattern PEP_508 = Pattern.compile(NAME + "(\\[" + NAME + "(," + NAME + ")*])?"
            + "(([<>=!~]=|[<>])[0-9][0-9.]*(,([<>=!~]=|[<>])[0-9][0-9.]*)*)?(; [a-z_]+ == \"[a-z0-9]+\")?");
    private static final Pattern MODULE = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*(\\.[\\p{L}_][\\p{L}\\p{N}_]*)*");

    private final PackageIndex index = PackageIndex.load();

    @Test
    void every_answer_is_a_requirement_that_pip_accepts() {
        index.modules().forEach(module -> index.distributionOf(module).ifPresent(mapping -> {
            assertThat(mapping.requirement()).as(module).matches(PEP_508).startsWith(mapping.distribution());
            assertThat(mapping.distribution()).as(module).matches(NAME);
            assertThat(mapping.alternatives()).as(module).allMatch(name -> name.matches(NAME));
        }));
    }

    @Test
    void no_module_of_any_table_leads_to_a_squatter() {
        index.modules().forEach(module -> index.distributionOf(module).ifPresent(
                mapping -> assertThat(index.squatter(mapping.distribution())).as(module).isEmpty()));
    }

    @Test
    void no_squatters_own_name_leads_to_a_squatter() {
        for (Squatter squatter : Squatters.load().all()) {
            for (String module : List.of(squatter.distribution().replace('-', '_'), squatter.distribution() + ".part")) {
                index.distributionOf(module).ifPresent(
                        mapping -> assertThat(index.squatter(mapping.distribution())).as(module).isEmpty());
            }
            squatter.instead().ifPresent(instead -> assertThat(index.squatter(instead)).as(instead).isEmpty());
        }
    }

    @Test
    void modules_are_dotted_names() {
        assertThat(index.modules()).allMatch(MODULE.asMatchPredicate());
    }

    @Test
    void curated_rows_are_read_whole() {
        for (String[] row : Tables.rows("agent-imports.tsv", 5)) {
            assertThat(row[2]).as(row[0]).isIn(row[1].isEmpty() ? List.of("") : List.of("high", "medium", "low"));
        }
    }

    @Test
    void every_namespace_rule_fills_its_template() {
        for (String[] row : Tables.rows("namespaces.tsv", 3)) {
            NamespaceRule rule = new NamespaceRule(row[0], row[1], !row[2].isEmpty());
            String example = row[0].replace("*", "x");

            assertThat(rule.distributionsOf(example)).as(row[0]).isNotEmpty().allMatch(name -> name.matches(NAME + "|-"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "imports.gz", "known-packages.gz" })
    void sorted_lines_are_sorted_unique_and_found(String name) {
        SortedLines lines = Tables.sortedLines(name);
        List<String> keys = lines.keys();

        assertThat(keys).hasSizeGreaterThan(20_000).allMatch(lines::contains);
        assertThat(new HashSet<>(keys)).hasSameSizeAs(keys);
        assertThat(lines.contains("")).isFalse();
        assertThat(lines.contains("~~~")).isFalse();
    }

    @Test
    void all_resources_together_stay_below_half_a_megabyte() throws IOException {
        int size = 0;
        for (String name : Set.of("imports.gz", "known-packages.gz", "agent-imports.tsv", "namespaces.tsv", "squatters.tsv",
                "stdlib.tsv")) {
            try (InputStream resource = getClass().getResourceAsStream("/slipway/python/" + name)) {
                size += resource.readAllBytes().length;
            }
        }
        assertThat(size).isLessThan(512 * 1024);
    }
}
