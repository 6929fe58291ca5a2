package dev.slipway.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts made to make readers go back and forth: ten times as much of them must not take a hundred times as long. */
class LinearTimeTest {

    private static final int SMALL = 60_000;
    private static final int FACTOR = 10;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            main.py          | import a.                            | ``
            main.py          | a.a.                                 | import x
            main.py          | from a import b, c, d, e             | ``
            main.py          | (                                    | import x
            main.py          | '''                                  | ``
            main.py          | f"{                                  | ``
            main.py          | df.append(                           | import pandas
            main.py          | read_sql("                           | import pandas
            main.py          | ,ignore_index                        | import pandas
            main.py          | postgresql+a                         | import sqlalchemy
            main.py          | uvicorn.run("                        | import uvicorn
            main.py          | sys.path.append(                     | import sys
            main.py          | sk-proj-a                            | ``
            main.py          | .run(port                            | from fastmcp import FastMCP; FastMCP() ; transport='http'
            main.py          | create_agent("                       | from langchain.agents import create_agent
            main.py          | -----BEGIN                           | ``
            main.py          | {"name": "x"}, ignore_index          | import pandas
            requirements.txt | a[                                   | ``
            requirements.txt | a==1;                                | ``
            requirements.txt | -r x                                 | ``
            pyproject.toml   | [[                                   | ``
            pyproject.toml   | a.b.                                 | ``
            uv.lock          | [[package]]~                         | ``
            .dockerignore    | a/                                   | ``
            .dockerignore    | !a~                                  | ``
            .dockerignore    | *a                                   | ``
            .env             | KEY_KEY                              | ``
            Procfile         | web: a.b                             | ``
            environment.yml  | - -~                                 | ``
            setup.py         | setup(install_requires=[             | ``
            Pipfile          | [a]~                                 | ``
            package.json     | {"a":                                | ``
            index.js         | /(                                   | ``
            go.mod           | require (                            | ``
            main.go          | import (                             | ``
            """)
    void grows_with_the_text_only(String path, String piece, String first) {
        milliseconds(path, piece, first, SMALL);
        double small = Math.max(3, best(path, piece, first, SMALL));
        double large = best(path, piece, first, SMALL * FACTOR);

        assertThat(large).as(path + " of " + piece).isLessThan(small * FACTOR * 5);
    }

    private static double best(String path, String piece, String first, int size) {
        return Math.min(milliseconds(path, piece, first, size), milliseconds(path, piece, first, size));
    }

    private static double milliseconds(String path, String piece, String first, int size) {
        String unit = piece.replace('~', '\n');
        Map<String, String> files = new LinkedHashMap<>();
        files.put("main.py", "print(1)");
        files.put(path, first + "\n" + unit.repeat(size / unit.length()));
        PlanRequest request = new PlanRequest(SourceTree.parse(files), Optional.empty(), Optional.empty(), Optional.empty());
        long start = System.nanoTime();
        Planner.standard().plan(request);
        return (System.nanoTime() - start) / 1e6;
    }
}
