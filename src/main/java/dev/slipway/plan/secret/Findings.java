package dev.slipway.plan.secret;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** Where in one text something was found, and what; of each rule the first ones. */
final class Findings {

    private record Found(int at, int order, String what) {
    }

    private final List<Found> found = new ArrayList<>();
    private final int most;
    private int ofRule;

    Findings(int most) {
        this.most = most;
    }

    /** Each rule has room of its own, so that none hides another's. */
    void begin() {
        ofRule = 0;
    }

    boolean isFull() {
        return ofRule >= most;
    }

    void add(int at, String what) {
        ofRule++;
        found.add(new Found(at, found.size(), what));
    }

    /** By line, from 1; of several on one line what was found first, by the rule that knows best. */
    TreeMap<Integer, String> byLine(String text) {
        TreeMap<Integer, Found> lines = new TreeMap<>();
        int line = 1;
        int from = 0;
        for (Found one : found.stream().sorted(Comparator.comparingInt(Found::at)).toList()) {
            for (int end = text.indexOf('\n', from); end >= 0 && end < one.at(); end = text.indexOf('\n', from)) {
                line++;
                from = end + 1;
            }
            lines.merge(line, one, (earlier, later) -> earlier.order() < later.order() ? earlier : later);
        }
        TreeMap<Integer, String> told = new TreeMap<>();
        lines.forEach((number, best) -> told.put(number, best.what()));
        return told;
    }
}
