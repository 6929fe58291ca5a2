package dev.slipway.buildah;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What a RUN step has found out about its own isolation (libexec/probe), and what is to be thought of it.
 *
 * @param facts by the names that the probe gives them
 */
record Findings(Map<String, String> facts) {

    /** Those that pip, npm and apt need; libexec/harden.jq says what for. By number (capability.h). */
    private static final Map<Integer, String> CAPABILITIES = Map.of(0, "CHOWN", 1, "DAC_OVERRIDE", 3, "FOWNER", 4, "FSETID",
            6, "SETGID", 7, "SETUID");
    private static final String FILTER = "2"; // proc(5), Seccomp
    private static final List<String> NAMESPACES = List.of("user", "pid", "mnt", "ipc", "uts", "net");

    /** Reads the lines {@code NAME=VALUE} of a step's output; others are passed over. */
    static Findings read(List<String> lines) {
        Map<String, String> facts = new LinkedHashMap<>();
        lines.stream().map(line -> line.split("=", 2)).filter(parts -> parts.length == 2)
                .forEach(parts -> facts.put(parts[0], parts[1].strip()));
        return new Findings(facts);
    }

    /** What does not hold although it should; empty when all does. */
    List<String> weaknesses(UnaryOperator<String> ownNamespace) {
        List<String> weak = new ArrayList<>();
        if (!"1".equals(facts.get("no_new_privileges"))) {
            weak.add("RUN steps can gain privileges");
        }
        if (!FILTER.equals(facts.get("seccomp"))) {
            weak.add("no seccomp filter holds for RUN steps");
        }
        if (!capabilitiesBeyondNeed().equals(BigInteger.ZERO)) {
            weak.add("RUN steps have more capabilities than they need: " + facts.get("capabilities"));
        }
        NAMESPACES.stream().filter(kind -> isShared(kind, ownNamespace))
                .forEach(kind -> weak.add("RUN steps share this host's " + kind + " namespace"));
        if (facts.containsKey("writable")) {
            weak.add("RUN steps can write to " + facts.get("writable"));
        }
        if (!facts.getOrDefault("reached", "nobody said").isEmpty()) {
            weak.add("RUN steps reach this host at " + facts.getOrDefault("reached", "addresses that are not known"));
        }
        return weak;
    }

    private boolean isShared(String kind, UnaryOperator<String> ownNamespace) {
        String namespace = facts.getOrDefault("namespace_" + kind, "");
        return namespace.isEmpty() || namespace.equals(ownNamespace.apply(kind));
    }

    private BigInteger capabilitiesBeyondNeed() {
        BigInteger held = new BigInteger(facts.getOrDefault("capabilities", "1ffffffffff"), 16);
        return CAPABILITIES.keySet().stream().reduce(held, BigInteger::clearBit, BigInteger::and);
    }

    /** For whoever operates this service. */
    Map<String, String> shown() {
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("seccomp", FILTER.equals(facts.get("seccomp")) ? "filter" : "none");
        shown.put("no_new_privileges", Boolean.toString("1".equals(facts.get("no_new_privileges"))));
        shown.put("capabilities", facts.getOrDefault("capabilities", "unknown"));
        shown.put("multicast", facts.getOrDefault("multicast", "unknown"));
        shown.put("processes", facts.getOrDefault("processes", "unknown"));
        shown.put("open_files", facts.getOrDefault("open_files", "unknown"));
        return shown;
    }
}
