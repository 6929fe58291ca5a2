package dev.slipway.plan.secret;

import java.util.Map;
import java.util.TreeMap;

/** Where in one text something was found, and what; of each kind of rule the first ones. */
final class Findings {

    private final TreeMap<Integer, String> found = new TreeMap<>();
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
        found.putIfAbsent(at, what);
    }

    /** By line, from 1; of two on one line the first. */
    TreeMap<Integer, String> byLine(String text) {
        TreeMap<Integer, String> lines = new TreeMap<>();
        int line = 1;
        int from = 0;
        for (Map.Entry<Integer, String> entry : found.entrySet()) {
            for (int at = text.indexOf('\n', from); at >= 0 && at < entry.getKey(); at = text.indexOf('\n', from)) {
                line++;
                from = at + 1;
            }
            lines.putIfAbsent(line, entry.getValue());
        }
        return lines;
    }
}
