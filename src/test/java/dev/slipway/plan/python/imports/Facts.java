package dev.slipway.plan.python.imports;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A scan's result in the words of {@code oracle.py}. */
final class Facts {

    private Facts() {
    }

    static List<String> of(ScanResult result) {
        List<String> facts = new ArrayList<>();
        for (PythonImport one : result.imports()) {
            facts.add(String.join("\t", "I", one.module(), String.join(",", one.names()), "" + one.level(),
                    "" + one.line(), one.context().name()));
        }
        for (TopLevelName name : result.topLevelNames()) {
            facts.add(String.join("\t", "N", name.name(), name.kind().name(), "" + name.line(), name.callee(),
                    name.nested() ? "nested" : ""));
        }
        if (result.mainGuard()) {
            facts.add("G");
        }
        Collections.sort(facts);
        return facts;
    }
}
