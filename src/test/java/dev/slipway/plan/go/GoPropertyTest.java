package dev.slipway.plan.go;

import java.util.Map;
import java.util.Optional;

import dev.slipway.plan.ExecForm;
import dev.slipway.plan.PlanRequest;
import dev.slipway.plan.Rejection.RejectedException;
import dev.slipway.plan.SourceTree;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is sent, there is a plan or a rejection. The seed makes each run the same. */
class GoPropertyTest {

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE, seed = "4711")
    boolean nothing_throws_but_a_rejection(@ForAll("trees") Map<String, String> files, @ForAll boolean named) {
        SourceTree source = SourceTree.parse(files);
        Optional<String> entry = named ? Optional.of(files.keySet().iterator().next()) : Optional.empty();
        try {
            var plan = new Go().plan(new PlanRequest(source, entry, Optional.empty(), Optional.of("gin")));
            return plan.dockerfile().endsWith("CMD " + ExecForm.of(plan.command()) + "\n");
        } catch (RejectedException e) {
            return !e.rejection().message().isEmpty();
        }
    }

    @Provide
    Arbitrary<Map<String, String>> trees() {
        Arbitrary<String> paths = Arbitraries.of("main.go", "a.go", "cmd/x/main.go", "cmd/y z/main.go", "go.mod", "x/go.mod",
                "x/m.go", "vendor/modules.txt", "go.sum", "data/[a].txt", "$x.json", "go.work", "b_test.go", "p q/go.mod");
        return Arbitraries.maps(paths, texts()).ofMinSize(1).ofMaxSize(8);
    }

    private static Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of("package main\n", "func main() {}\n", "import (", "\"fmt\"", "\n", ")", "`",
                "\"", "/*", "*/", "//", "//go:build ignore\n", "module m\n", "go 1.99999\n", "go 1.22\n",
                "require github.com/a/b v1\n", "require (", "'", "\\", "import \"C\"\n", "import \"a.b/c\"\n", "\0", "é😀",
                "replace a => ./b\n", "toolchain go1.24.1\n", "import \"x/\"\n", "import \"/\"\n", "import \"\"\n");
        return Arbitraries.oneOf(pieces.list().ofMaxSize(12).map(list -> String.join("", list)),
                Arbitraries.strings().ascii().ofMaxLength(60));
    }
}
