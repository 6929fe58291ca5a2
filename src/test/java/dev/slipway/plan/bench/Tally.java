package dev.slipway.plan.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/** Counts of right, missing and wrong requirements over the set, by the label's rules. */
final class Tally {

    private final boolean namesOnly;
    private int right;
    private int missing;
    private int wrong;
    private final List<String> faults = new ArrayList<>();

    Tally(boolean namesOnly) {
        this.namesOnly = namesOnly;
    }

    void add(LabelledAgent agent, List<String> requirements) {
        JsonNode expected = agent.expected();
        List<Wish> planned = requirements.stream().map(Wish::of).toList();
        Set<String> known = new HashSet<>();
        for (String wanted : LabelledAgent.texts(expected, "requirements")) {
            List<String> spellings = new ArrayList<>(List.of(wanted));
            spellings.addAll(LabelledAgent.texts(expected.path("alternatives"), wanted));
            spellings.forEach(one -> parts(one).forEach(part -> known.add(part.name())));
            boolean met = spellings.stream().anyMatch(one -> parts(one).stream()
                    .allMatch(part -> part.isMetByOneOf(planned, namesOnly)));
            right += met ? 1 : 0;
            missing += met ? 0 : 1;
            if (!met) {
                faults.add(agent.name() + ": missing " + wanted + " in " + requirements);
            }
        }
        LabelledAgent.texts(expected, "acceptable").forEach(one -> known.add(Wish.of(one).name()));
        List<String> forbidden = LabelledAgent.texts(expected, "forbidden").stream().map(one -> Wish.of(one).name()).toList();
        for (Wish one : planned) {
            if (!known.contains(one.name()) || forbidden.contains(one.name())) {
                wrong++;
                faults.add(agent.name() + ": wrong " + one.name());
            }
        }
    }

    private static List<Wish> parts(String spelling) {
        return Arrays.stream(spelling.split("\\s\\+\\s")).map(Wish::of).toList();
    }

    double precision() {
        return right + wrong == 0 ? 1 : (double) right / (right + wrong);
    }

    double recall() {
        return right + missing == 0 ? 1 : (double) right / (right + missing);
    }

    double f1() {
        return precision() + recall() == 0 ? 0 : 2 * precision() * recall() / (precision() + recall());
    }

    List<String> faults() {
        return faults;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "precision %.3f  recall %.3f  F1 %.3f  (%d right, %d missing, %d wrong)", precision(),
                recall(), f1(), right, missing, wrong);
    }
}
