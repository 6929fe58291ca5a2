package dev.slipway.plan.python.need;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.slipway.plan.python.imports.PythonImport;
import dev.slipway.plan.python.source.PythonFile;

/**
 * What an import alone does not tell: an API that only some versions have, an extra that a feature needs, a package that
 * is loaded by name. One line of {@code source-rules.tsv} is one rule.
 */
final class SourceRules {

    private static final String PROJECT = "@";
    private static final Map<String, List<SourceRule>> BY_MODULE = SourceRule.read();
    private static final Clues CLUES = new Clues(
            BY_MODULE.values().stream().flatMap(List::stream).flatMap(rule -> rule.clues().stream()).toList());

    private final PythonFile file;
    private BitSet met;

    /** The rules as one file meets them; its text is looked through once, and only if a rule asks for it. */
    SourceRules(PythonFile file) {
        this.file = file;
    }

    /** The rules that hold for an import of the file. */
    List<SourceRule> of(PythonImport one) {
        int dot = one.module().indexOf('.');
        List<SourceRule> rules = BY_MODULE.getOrDefault(dot < 0 ? one.module() : one.module().substring(0, dot), List.of());
        List<SourceRule> holding = new ArrayList<>();
        for (SourceRule rule : rules) {
            if (rule.isAbout(one) && holds(rule)) {
                holding.add(rule);
            }
        }
        return holding;
    }

    /** The rules for a whole project once one of its files imports the module. */
    static List<SourceRule> ofProject(String module) {
        return BY_MODULE.getOrDefault(PROJECT + module, List.of());
    }

    boolean holds(SourceRule rule) {
        return rule.code() == null || meetsClue(rule) && file.code().finds(rule.code());
    }

    private boolean meetsClue(SourceRule rule) {
        if (met == null) {
            met = CLUES.in(file.code().text());
        }
        return rule.clues().stream().anyMatch(clue -> met.get(CLUES.numberOf(clue)));
    }

    /**
     * @param module dotted; the rule is about it and all below, a name taken by {@code from} included
     * @param code what the file must also say, or null
     * @param clues texts of which one is in everything that {@code code} matches
     * @param requirement what follows
     * @param replaces distribution that is dropped for it, or empty
     */
    record SourceRule(String module, Pattern code, List<String> clues, String requirement, String replaces) {

        private static Map<String, List<SourceRule>> read() {
            return TableFile.rows("source-rules.tsv").flatMap(SourceRule::ofRow)
                    .collect(Collectors.groupingBy(rule -> rule.module.split("\\.", 2)[0]));
        }

        private static Stream<SourceRule> ofRow(List<String> row) {
            Pattern code = row.get(1).equals("-") ? null : Pattern.compile(row.get(1));
            List<String> clues = code == null ? List.of() : List.of(row.get(3).split("\\\\\\|"));
            String[] effect = row.get(2).split("\\s+instead of\\s+");
            String replaces = effect.length > 1 ? effect[1] : "";
            return Arrays.stream(row.get(0).split(" ")).flatMap(module -> Arrays.stream(effect[0].split(" "))
                    .map(requirement -> new SourceRule(module, code, clues, requirement, replaces)));
        }

        boolean isAbout(PythonImport one) {
            if (PythonFile.isWithin(one.module(), module)) {
                return true;
            }
            return PythonFile.isWithin(module, one.module())
                    && one.names().stream().anyMatch(name -> PythonFile.isWithin(one.module() + "." + name, module));
        }

        /** Where in the file the pattern is. */
        int placeIn(PythonFile file) {
            Matcher matcher = file.code().matcher(code);
            return matcher.find() ? matcher.start() : 0;
        }
    }
}
