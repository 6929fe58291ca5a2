package dev.slipway.plan.node.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScannedModuleTest {

    @Test
    void reads_every_way_of_importing() {
        String source = """
                #!/usr/bin/env node
                import express from "express";
                import 'dotenv/config';
                import * as fs from "node:fs"; import { a, b as c } from './local.js';
                import OpenAI, {
                  toFile,
                } from "openai";
                export { z } from "zod";
                export * from "@scope/all";
                export * as ns from 'ns-pkg'
                const lazy = await import("lazy-pkg");
                const t = import(`plain-template`);
                const old = require('old'), { x } = require("old/sub");
                require.resolve("resolved");
                import data from "./data.json" with { type: "json" };
                """;

        assertThat(specifiers("a.mjs", source)).containsExactly("express", "dotenv/config", "node:fs", "./local.js",
                "openai", "zod", "@scope/all", "ns-pkg", "lazy-pkg", "plain-template", "old", "old/sub", "resolved",
                "./data.json");
        assertThat(ScannedModule.of("a.mjs", source).imports().get(4)).isEqualTo(new ModuleImport("openai", 5));
    }

    @Test
    void leaves_types_out() {
        String source = """
                import type { A } from "types-a";
                import type B from 'types-b';
                import type * as C from 'types-c';
                import { type D, type E as F } from "types-d";
                export type { G } from "types-g";
                import { type H, real } from "value-h";
                import type from "value-type";
                import type, { I } from "value-i";
                import legacy = require("value-legacy");
                type T = typeof import("queried");
                """;

        assertThat(specifiers("a.ts", source)).startsWith("value-h", "value-type", "value-i").contains("value-legacy")
                .doesNotContain("types-a", "types-b", "types-c", "types-d", "types-g", "queried");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "// import x from 'trap'\n",
            "/* import x from 'trap' */",
            "const s = \"import x from 'trap'\";",
            "const s = 'require(\"trap\")';",
            "const s = 'it\\'s require(\"trap\")';",
            "const t = `import x from 'trap'`;",
            "const t = `a ${`b ${1} require('trap')`} require('trap')`;",
            "const t = `a ${ { a: '}' }.a } require('trap')`;",
            "const r = /require('trap')/;",
            "const r = /[/'] require('trap')/g;",
            "if (x) /require('trap')/.test(y);",
            "x = a / b; /* ' */ y = c / d; // require('trap')",
            "foo.require('trap');",
            "foo?.import('trap');",
            "function require(name) {}",
            "const o = { import: 'trap', require: 'trap' };",
            "require(name + 'trap');",
            "require('trap' + name);",
            "import(`trap${x}`);",
            "const e = <p>don't import x from 'trap'</p>;",
            "const e = <p title=\"import 'trap'\">require('trap') {a} `</p>;",
            "return (<><b>it's</b> require('trap')</>);"
    })
    void takes_no_text_for_an_import(String source) {
        assertThat(specifiers("a.jsx", source + "\nimport real from 'real';")).containsExactly("real");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "const f = <T,>(x: T) => x;",
            "const f = <T extends object>(x: T) => x;",
            "type F = <T>(x: T) => void;",
            "const x = a < b; const y = c > d;",
            "const [s] = useState<string>('it');",
            "const e = <Foo.Bar a={1} b={<i/>} c='x>y'>don't {cond && <b>isn't</b>} `</Foo.Bar>;",
            "const e = <Foo render={() => { return <p>{`x${1}`}</p> }} />;",
            "const n = (a + b) / 2; const m = x[1] / 3; const k = i++ / 4;",
            "const c = cond ? <a>'</a> : <b>\"</b>;"
    })
    void keeps_its_footing_in_typescript_and_jsx(String source) {
        assertThat(specifiers("a.tsx", source + "\nimport real from 'real';\nrequire('two')"))
                .containsExactly("real", "two");
    }

    @ParameterizedTest
    @ValueSource(strings = { "const s = 'never closed\n", "<<<<<<< HEAD\n", "foo(((\n", "}}})))]]\n", "import {\n",
            "import x from\n", "export *\n", "const r = /never closed\n", "class { #private = 1; @deco() m() {} }\n" })
    void stays_useful_on_broken_files(String source) {
        assertThat(specifiers("a.js", source + "import real from 'real';")).contains("real");
    }

    @Test
    void tells_modules_from_commonjs() {
        assertThat(ScannedModule.of("a.js", "import x from 'x'").esm()).isTrue();
        assertThat(ScannedModule.of("a.js", "export const x = 1").esm()).isTrue();
        assertThat(ScannedModule.of("a.js", "console.log(import.meta.url)").esm()).isTrue();
        assertThat(ScannedModule.of("a.js", "await run()").esm()).isTrue();
        assertThat(ScannedModule.of("a.js", "async function f() { await run() }").esm()).isFalse();
        assertThat(ScannedModule.of("a.js", "const x = require('x')").commonJs()).isTrue();
        assertThat(ScannedModule.of("a.js", "module.exports = {}").commonJs()).isTrue();
        assertThat(ScannedModule.of("a.js", "exports.x = 1").commonJs()).isTrue();
        assertThat(ScannedModule.of("a.js", "console.log(1)").commonJs()).isFalse();
    }

    @Test
    void sees_a_port_written_in_the_source() {
        assertThat(ScannedModule.of("a.js", "\napp.listen(3000, () => {})").fixedPort())
                .contains(new ScannedModule.FixedPort("3000", 2));
        assertThat(ScannedModule.of("a.js", "app.listen(process.env.PORT || 3000)").fixedPort()).isEmpty();
        assertThat(ScannedModule.of("a.js", "app.listen(process.env.PORT)").serves()).isTrue();
    }

    @Test
    void takes_linear_time_on_hostile_text() {
        for (String piece : List.of("<a", "<a ", "`${", "import {", "</a<a>", "/[", "((", "<T,", "'", "</", "<>")) {
            String text = piece.repeat(400_000);
            Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> ScannedModule.of("a.tsx", text));
        }
    }

    private static List<String> specifiers(String path, String source) {
        return ScannedModule.of(path, source).imports().stream().map(ModuleImport::specifier).toList();
    }
}
