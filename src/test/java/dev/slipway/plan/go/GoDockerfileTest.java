package dev.slipway.plan.go;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.slipway.plan.BuildPlan;
import dev.slipway.plan.Plans;

/** One whole Dockerfile for each kind of project; each was once built and started by hand. */
class GoDockerfileTest {

    private static final String SERVER = """
            package main

            import (
            	"net/http"

            	"example.com/agent/internal/x"
            	"github.com/go-chi/chi/v5"
            )

            func main() { http.ListenAndServe(x.Address, chi.NewRouter()) }
            """;

    @Test
    void a_module() {
        BuildPlan plan = Plans.file("go.mod", """
                module example.com/agent

                go 1.23

                require github.com/go-chi/chi/v5 v5.1.0
                """).and("go.sum", "").and("cmd/server/main.go", SERVER).and("internal/x/x.go", "package x")
                .and("prompts/p.txt", "").plan();

        assertThat(plan.dockerfile()).isEqualTo(
                """
                        FROM golang:1.23 AS build

                        WORKDIR /src

                        ENV CGO_ENABLED=0
                        RUN mkdir -p /out/app && mkdir -m 1777 /out/tmp

                        COPY go.mod go.sum ./
                        RUN go mod download
                        RUN ["go", "build", "-trimpath", "-tags", "timetzdata", "github.com/go-chi/chi/v5", "net/http"]

                        COPY . .
                        RUN ["go", "build", "-trimpath", "-tags", "timetzdata", "-ldflags", "-s -w", "-o", "/out/app/agent", "./cmd/server"]

                        FROM scratch

                        WORKDIR /app

                        ENV HOST=0.0.0.0 PORT=8080

                        COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
                        COPY prompts ./prompts/
                        COPY --from=build /out /

                        EXPOSE 8080

                        CMD ["/app/agent"]
                        """);
        assertThat(plan.version()).isEqualTo("1.23");
        assertThat(plan.framework()).contains("chi");
        assertThat(plan.entryPoint()).isEqualTo("cmd/server/main.go");
        assertThat(plan.command()).containsExactly("/app/agent");
        assertThat(plan.requirements()).extracting("requirement").containsExactly("github.com/go-chi/chi/v5@v5.1.0");
        assertThat(plan.requirements()).extracting("line").containsExactly(5);
        assertThat(plan.warnings()).isEmpty();
    }

    @Test
    void a_single_file() {
        BuildPlan plan = Plans.file("agent.go", "package main\nimport \"net/http\"\nfunc main() { http.Handle() }").plan();

        assertThat(plan.generated()).containsOnlyKeys("go.mod").containsValue("module agent\n\ngo 1.26\n");
        assertThat(plan.dockerfile()).startsWith("""
                FROM golang:1.26 AS build

                WORKDIR /src

                ENV CGO_ENABLED=0
                RUN mkdir -p /out/app && mkdir -m 1777 /out/tmp

                COPY go.mod ./
                RUN ["go", "build", "-trimpath", "-tags", "timetzdata", "net/http"]

                COPY . .
                """);
        assertThat(plan.framework()).contains("net/http");
        assertThat(plan.warnings()).isEmpty();
    }

    @Test
    void without_go_mod_imports_decide() {
        BuildPlan plan = Plans
                .file("main.go", "package main\nimport (\n\"myagent/tools\"\n\"golang.org/x/net/html\"\n)\nfunc main() {}")
                .and("tools/t.go", "package tools\nimport \"github.com/openai/openai-go/v2/option\"").plan();

        assertThat(plan.generated().get("go.mod")).startsWith("module myagent\n");
        assertThat(plan.dockerfile()).contains("ENV CGO_ENABLED=0 GOFLAGS=-mod=mod\n").doesNotContain("go mod download");
        assertThat(plan.requirements()).extracting("packageName").containsExactly("golang.org/x/net",
                "github.com/openai/openai-go/v2");
        assertThat(plan.warnings()).extracting("code").containsExactly("no_go_mod");
    }

    @Test
    void without_go_sum_versions_are_looked_up() {
        BuildPlan plan = Plans.file("go.mod", "module m\ngo 1.22\nrequire github.com/a/b v1.0.0").and("main.go",
                "package main\nimport \"github.com/a/b\"\nfunc main() {}").plan();

        assertThat(plan.dockerfile()).startsWith("FROM golang:1.26 AS build").contains("GOFLAGS=-mod=mod")
                .contains("RUN go mod download\n\nCOPY . .");
        assertThat(plan.warnings()).extracting("code").containsExactly("no_lockfile");
    }

    @Test
    void vendored_modules_are_not_downloaded() {
        BuildPlan plan = Plans.file("go.mod", "module m\ngo 1.24\nrequire github.com/a/b v1.0.0").and("vendor/modules.txt", "")
                .and("vendor/github.com/a/b/b.go", "package b").and("main.go",
                        "package main\nimport \"github.com/a/b\"\nfunc main() {}")
                .plan();

        assertThat(plan.dockerfile()).startsWith("FROM golang:1.24 AS build").doesNotContain("download", "-mod=mod");
    }

    @Test
    void what_binds_c_is_static_too() {
        BuildPlan plan = Plans.file("go.mod", "module m\ngo 1.24\nrequire github.com/mattn/go-sqlite3 v1.14.0")
                .and("go.sum", "").and("main.go", "package main\nimport _ \"github.com/mattn/go-sqlite3\"\nfunc main() {}")
                .plan();

        assertThat(plan.dockerfile()).contains("ENV CGO_ENABLED=1\n").contains("-linkmode external -extldflags -static");
    }

    @Test
    void a_module_in_a_folder_is_built_there() {
        BuildPlan plan = Plans.file("svc/go.mod", "module m\ngo 1.24").and("svc/main.go", "package main\nfunc main() {}")
                .and("svc/data.json", "{}").plan();

        assertThat(plan.dockerfile()).contains("WORKDIR /src/svc\n").contains("COPY svc/go.mod ./\n")
                .contains("COPY . /src\n").contains("COPY svc/data.json ./\n").contains("\"/out/app/agent\", \".\"]");
    }
}
