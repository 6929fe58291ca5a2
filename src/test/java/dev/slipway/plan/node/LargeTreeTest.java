package dev.slipway.plan.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.IntFunction;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

import dev.slipway.plan.BuildPlan;
import dev.slipway.plan.PlanRequest;
import dev.slipway.plan.Plans;

/** Trees of 2,000 files and 30 MB; the limits leave room for a busy machine and none for squares. */
class LargeTreeTest {

    private static final int FILES = 2000;
    private static final String LINE = "const text = `a ${x} b` + 'it' + f(a / b, /r[/]/g); // don't\n";

    @Test
    void of_typescript() {
        PlanRequest request = tree(Plans.file("src/index.ts", "import './m0.js';"), "src/m%d.ts",
                number -> "import './m" + (number + 1) + ".js';\nimport p" + number + " from 'package-" + number + "';\n"
                        + LINE.repeat(240));

        BuildPlan plan = Assertions.assertTimeoutPreemptively(Duration.ofSeconds(15), () -> new Node().plan(request));

        assertThat(plan.requirements()).hasSize(FILES);
    }

    @Test
    void of_go_like_files_without_a_manifest() {
        PlanRequest request = tree(Plans.file("main.go", "package main\nfunc main() {}"), "p%d/x.go",
                number -> "package p\nimport \"agent/p" + number + "\"\nimport \"github.com/a/p" + number + "\"\n"
                        + LINE.repeat(240));

        BuildPlan plan = Assertions.assertTimeoutPreemptively(Duration.ofSeconds(15),
                () -> new dev.slipway.plan.go.Go().plan(request));

        assertThat(plan.requirements()).hasSize(FILES);
    }

    private static PlanRequest tree(Plans files, String path, IntFunction<String> text) {
        for (int i = 0; i < FILES; i++) {
            files.and(path.formatted(i), text.apply(i));
        }
        return files.request();
    }
}
