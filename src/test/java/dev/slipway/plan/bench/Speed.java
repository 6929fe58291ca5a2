package dev.slipway.plan.bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.slipway.plan.PlanRequest;
import dev.slipway.plan.Planner;
import dev.slipway.plan.SourceTree;

/** Seconds for a tree of 2,000 files and 30 MB, and for a typical agent of ten files. */
final class Speed {

    private Speed() {
    }

    static void print() {
        PlanRequest large = request(2000, 15_000);
        PlanRequest typical = request(10, 3_000);
        System.out.printf(Locale.ROOT, "Seconds to plan 2,000 files, 30 MB: %.2f cold, %.2f warm (best of 5)%n",
                seconds(large, 1),
                seconds(large, 5));
        seconds(typical, 300);
        System.out.printf(Locale.ROOT, "Milliseconds to plan ten files: %.2f warm (best of 200)%n",
                1000 * seconds(typical, 200));
    }

    private static double seconds(PlanRequest request, int runs) {
        double best = Double.MAX_VALUE;
        for (int run = 0; run < runs; run++) {
            long start = System.nanoTime();
            Planner.standard().plan(request);
            best = Math.min(best, (System.nanoTime() - start) / 1e9);
        }
        return best;
    }

    /** Files as people write them: imports, functions, strings, comments; most import one another. */
    static PlanRequest request(int count, int size) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("main.py", file(0, size) + "\nif __name__ == \"__main__\":\n    run_0()\n");
        for (int i = 1; i < count; i++) {
            files.put("pkg" + i % 40 + "/module" + i + ".py", file(i, size));
        }
        return new PlanRequest(SourceTree.parse(files), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static String file(int number, int size) {
        StringBuilder text = new StringBuilder("\"\"\"Module " + number + ".\"\"\"\nimport os\nimport pandas as pd\n"
                + "from openai import OpenAI\nfrom langchain_openai import ChatOpenAI\nimport requests, numpy as np\n"
                + "from pkg" + (number + 1) % 40 + ".module" + (number + 1) + " import run_" + (number + 1) + "\n\n");
        for (int i = 0; text.length() < size; i++) {
            text.append("def run_").append(i).append("(items, limit=10):\n    # keeps the first ones\n    result = []\n")
                    .append("    for item in items:\n        result.append(f\"{item['name']!r}: {item.get('value', 0):>10}\")\n")
                    .append("    if limit and len(result) > limit:\n        return {\"items\": result[:limit], 'more': True}\n")
                    .append("    return {\"items\": result, \"more\": False}\n\n\n");
        }
        return text.toString();
    }
}
