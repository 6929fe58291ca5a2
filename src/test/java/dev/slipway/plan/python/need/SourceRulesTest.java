package dev.slipway.plan.python.need;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;

import org.junit.jupiter.api.Test;

class SourceRulesTest {

    @Test
    void are_well_formed() {
        List<List<String>> rows = TableFile.rows("source-rules.tsv").toList();

        assertThat(rows).hasSizeGreaterThan(300).allSatisfy(row -> {
            assertThat(row.size()).isBetween(3, 5);
            for (String requirement : row.get(2).split("\\s+instead of\\s+")[0].split(" ")) {
                assertThat(Wanted.isSpecifier(requirement)).as(requirement).isTrue();
            }
            if (!row.get(1).equals("-")) {
                assertThat(row.get(3)).as("clues of " + row).isNotBlank();
            }
        });
    }

    @Test
    void have_clues_that_are_found_where_they_overlap() {
        Clues clues = new Clues(List.of("read_excel(", "excel", "to_excel(", "el(x"));

        BitSet met = clues.in("pd.read_excel(x)  # é");

        assertThat(List.of("read_excel(", "excel", "el(x")).allMatch(text -> met.get(clues.numberOf(text)));
        assertThat(met.get(clues.numberOf("to_excel("))).isFalse();
    }
}
