package dev.slipway.plan.node;

import java.util.Map;
import java.util.Optional;

import dev.slipway.plan.ExecForm;
import dev.slipway.plan.PlanRequest;
import dev.slipway.plan.Rejection.RejectedException;
import dev.slipway.plan.SourceTree;
import dev.slipway.plan.node.imports.ScannedModule;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is sent, there is a plan or a rejection. The seed makes each run the same. */
class NodePropertyTest {

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE, seed = "4711")
    boolean nothing_throws_but_a_rejection(@ForAll("trees") Map<String, String> files, @ForAll boolean named) {
        SourceTree source = SourceTree.parse(files);
        Optional<String> entry = named ? files.keySet().stream().filter(EntryFiles::isScript).findFirst() : Optional.empty();
        try {
            var plan = new Node().plan(new PlanRequest(source, entry, Optional.of("x"), Optional.of("langchain")));
            return plan.dockerfile().endsWith("CMD " + ExecForm.of(plan.command()) + "\n")
                    && plan.generated().keySet().stream().noneMatch(files::containsKey);
        } catch (RejectedException e) {
            return !e.rejection().message().isEmpty();
        }
    }

    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE, seed = "4712")
    boolean no_source_makes_the_scanner_throw(@ForAll("sources") String source) {
        return ScannedModule.of("a.tsx", source).imports().size() <= source.length()
                && ScannedModule.of("a.ts", source).imports().size() <= source.length();
    }

    @Provide
    Arbitrary<Map<String, String>> trees() {
        Arbitrary<String> scripts = Arbitraries.of("index.js", "src/a.ts", "src/index.tsx", "x y/b.mjs", "a'b.cjs",
                "packages/p/m.js", "-x.js", "test/t.js");
        Arbitrary<String> manifests = Arbitraries.of("package.json", "packages/p/package.json", "p q/package.json",
                "tsconfig.json");
        Arbitrary<String> others = Arbitraries.of("package-lock.json", "pnpm-lock.yaml", "yarn.lock", "bun.lock", ".nvmrc",
                ".node-version", "pnpm-workspace.yaml", "node_modules/x/package.json", ".yarn/x", "bun.lockb");
        return Arbitraries.maps(scripts, sources()).ofMaxSize(3).flatMap(one -> Arbitraries.maps(manifests, manifests())
                .ofMaxSize(3).flatMap(two -> Arbitraries.maps(others, locks()).ofMaxSize(3).map(three -> {
                    Map<String, String> all = new java.util.TreeMap<>(one);
                    all.putAll(two);
                    all.putAll(three);
                    all.put("README.md", "");
                    return all;
                })));
    }

    @Provide
    Arbitrary<String> sources() {
        Arbitrary<String> pieces = Arbitraries.of("import ", "export ", "from ", "require(", "'x'", "\"@a/b\"", "`", "${", "}",
                "{", "(", ")", "/", "*/", "/*", "//", "\n", "<a>", "</a>", "<", "/>", ">", "=", "type ", ",", "[", "]", "\\",
                "'./a'", "'../..'", "await ", ".listen(3000", "é😀", "\0", "import.meta", "=>", "++", "if (", "<>", "</>",
                "#!");
        return Arbitraries.oneOf(pieces.list().ofMaxSize(30).map(list -> String.join("", list)),
                Arbitraries.strings().ascii().ofMaxLength(80));
    }

    private static Arbitrary<String> manifests() {
        Arbitrary<String> values = Arbitraries.of("\"node index.js\"", "\"\"", "\" \"", "\"node\"", "\"npm run build\"",
                "\"tsx watch\"", "\"nodemon\"", "\"NODE_ENV=production\"", "\"cross-env\"", "\"--watch\"", "\"a && b\"", "1",
                "null", "[]", "{}", "{\"a\": 1}", "[\"*\"]", "\"../../x.js\"", "\"./dist/index.js\"", "\"/x.js\"", "\".\"",
                "\"pnpm@9\"", "\"yarn@4.1.0\"", "\"workspace:*\"", "\"file:../x\"", "\"^20 || >\"", "\">=99999\"", "\"- - -\"",
                "\"\\ud83d\\ude00\"");
        Arbitrary<String> names = Arbitraries.of("main", "bin", "type", "name", "workspaces", "packageManager", "volta",
                "extends", "include", "engines");
        Arbitrary<String> scripts = Arbitraries.of("start", "build", "start:prod", "prestart", "prepare", "postinstall");
        Arbitrary<String> packages = Arbitraries.of("next", "tsx", "typescript", "@prisma/client", "puppeteer", "", " ", "a;b");
        Arbitrary<String> options = Arbitraries.of("outDir", "rootDir", "paths", "noEmit");
        return Arbitraries.maps(names, values).ofMaxSize(4)
                .flatMap(top -> Arbitraries.maps(scripts, values).ofMaxSize(4).flatMap(run -> Arbitraries
                        .maps(packages, values).ofMaxSize(3).flatMap(deps -> Arbitraries.maps(options, values).ofMaxSize(2)
                                .map(compiler -> text(top, run, deps, compiler)))));
    }

    private static String text(Map<String, String> top, Map<String, String> run, Map<String, String> deps,
            Map<String, String> compiler) {
        Map<String, String> all = new java.util.TreeMap<>(top);
        all.put("scripts", object(run));
        all.put("dependencies", object(deps));
        all.put("devDependencies", object(deps));
        all.put("compilerOptions", object(compiler));
        return object(all);
    }

    private static String object(Map<String, String> fields) {
        return fields.entrySet().stream().map(field -> "\"" + field.getKey() + "\": " + field.getValue())
                .collect(java.util.stream.Collectors.joining(", ", "{", "}"));
    }

    private static Arbitrary<String> locks() {
        return Arbitraries.of("", "{}", "__metadata:\n  version: 8", "__metadata:\n  version: 99999999999",
                "lockfileVersion: '9.0'",
                "lockfileVersion: 99999999999", "v20", "lts/*", "99999999999", "\ufeff18\n", "#", "node", "1.2.3.4");
    }
}
