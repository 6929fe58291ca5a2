package dev.slipway.plan.node;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.slipway.plan.BuildPlan;
import dev.slipway.plan.Plans;

/** One whole Dockerfile for each kind of project; each was once built and started by hand. */
class NodeDockerfileTest {

    private static final String EXPRESS = """
            {
              "scripts": {"start": "node index.js"},
              "dependencies": {"express": "^4.19.2"}
            }
            """;
    private static final String SOURCE = "require('express')().listen(process.env.PORT)";

    @Test
    void npm() {
        BuildPlan plan = Plans.file("package.json", EXPRESS).and("package-lock.json", "{}").and("index.js", SOURCE).plan();

        assertThat(plan.dockerfile()).isEqualTo("""
                FROM node:22-slim

                WORKDIR /app

                ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080

                COPY package.json package-lock.json ./
                RUN npm ci --omit=dev && npm cache clean --force

                COPY . .

                EXPOSE 8080

                CMD ["node", "index.js"]
                """);
        assertThat(plan.packageManager()).isEqualTo("npm");
        assertThat(plan.framework()).contains("express");
        assertThat(plan.entryPoint()).isEqualTo("index.js");
        assertThat(plan.command()).containsExactly("node", "index.js");
        assertThat(plan.generated()).isEmpty();
        assertThat(plan.warnings()).isEmpty();
    }

    @Test
    void pnpm() {
        BuildPlan plan = Plans.file("package.json", EXPRESS).and("pnpm-lock.yaml", "lockfileVersion: '9.0'\n")
                .and("index.js", SOURCE).plan();

        assertThat(plan.dockerfile()).isEqualTo("""
                FROM node:22-slim

                WORKDIR /app

                RUN npm install --global pnpm@10
                ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080

                COPY package.json pnpm-lock.yaml ./
                RUN pnpm install --frozen-lockfile --prod

                COPY . .

                EXPOSE 8080

                CMD ["node", "index.js"]
                """);
    }

    @Test
    void yarn_1() {
        BuildPlan plan = Plans.file("package.json", EXPRESS).and("yarn.lock", "# yarn lockfile v1\n")
                .and("index.js", SOURCE).plan();

        assertThat(plan.dockerfile()).contains("""
                RUN npm install --global --force yarn@1.22.22
                ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080

                COPY package.json yarn.lock ./
                RUN yarn install --frozen-lockfile --production && yarn cache clean

                COPY . .
                """);
    }

    @Test
    void yarn_4() {
        BuildPlan plan = Plans.file("package.json", EXPRESS).and("yarn.lock", "__metadata:\n  version: 8\n")
                .and(".yarnrc.yml", "").and("index.js", SOURCE).plan();

        assertThat(plan.dockerfile()).contains("""
                RUN npm install --global --force @yarnpkg/cli-dist@4
                ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080
                ENV YARN_NODE_LINKER=node-modules

                COPY package.json yarn.lock .yarnrc.yml ./
                RUN yarn workspaces focus --all --production && yarn cache clean --all

                COPY . .
                """);
    }

    @Test
    void bun_runs_typescript_itself() {
        BuildPlan plan = Plans.file("package.json", "{\"dependencies\": {\"hono\": \"^4\"}}").and("bun.lock", "{}")
                .and("src/index.ts", "import { Hono } from 'hono'").plan();

        assertThat(plan.dockerfile()).isEqualTo("""
                FROM node:22-slim

                WORKDIR /app

                RUN npm install --global bun@1
                ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080

                COPY package.json bun.lock ./
                RUN bun install --frozen-lockfile --production

                COPY . .

                EXPOSE 8080

                CMD ["bun", "src/index.ts"]
                """);
    }

    @Test
    void typescript_that_is_built() {
        BuildPlan plan = Plans.file("package.json", """
                {"scripts": {"build": "tsc", "start": "node dist/index.js"}, "dependencies": {"express": "4"},
                 "devDependencies": {"typescript": "5"}}
                """).and("package-lock.json", "{}")
                .and("tsconfig.json", "{\"compilerOptions\": {\"outDir\": \"./dist\", \"rootDir\": \"src\",} /* x */}")
                .and("src/index.ts", "import express from 'express'").plan();

        assertThat(plan.dockerfile()).isEqualTo("""
                FROM node:22-slim AS build

                WORKDIR /app

                COPY package.json package-lock.json ./
                RUN npm ci --include=dev && npm cache clean --force

                COPY . .
                RUN npm run build && rm -rf node_modules

                FROM node:22-slim

                WORKDIR /app

                ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080

                COPY package.json package-lock.json ./
                RUN npm ci --omit=dev && npm cache clean --force

                COPY --from=build /app /app

                EXPOSE 8080

                CMD ["node", "dist/index.js"]
                """);
        assertThat(plan.entryPoint()).isEqualTo("src/index.ts");
    }

    @Test
    void typescript_that_is_run() {
        BuildPlan plan = Plans.file("package.json", "{\"dependencies\": {\"openai\": \"^4\"}}")
                .and("package-lock.json", "{}").and("src/agent.ts", "import OpenAI from 'openai'").plan();

        assertThat(plan.dockerfile()).isEqualTo("""
                FROM node:22-slim

                WORKDIR /app

                RUN npm install --global tsx@4
                ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080
                ENV PATH=/app/node_modules/.bin:$PATH

                COPY package.json package-lock.json ./
                RUN npm ci --omit=dev && npm cache clean --force

                COPY . .

                EXPOSE 8080

                CMD ["tsx", "src/agent.ts"]
                """);
    }

    @Test
    void javascript_without_a_manifest() {
        BuildPlan plan = Plans.file("agent.js", "import Fastify from 'fastify';\nimport './lib/a.js';\nimport 'node:fs';")
                .and("lib/a.js", "export * from '@anthropic-ai/sdk/resources';").and("other.js", "require('unused')").plan();

        assertThat(plan.generated()).containsOnlyKeys("package.json").containsValue("""
                {
                  "name": "agent",
                  "private": true,
                  "type": "module",
                  "dependencies": {
                    "@anthropic-ai/sdk": "*",
                    "fastify": "*"
                  }
                }
                """);
        assertThat(plan.dockerfile()).contains("COPY package.json ./\nRUN npm install --omit=dev && ")
                .endsWith("CMD [\"node\", \"agent.js\"]\n");
        assertThat(plan.requirements()).extracting("packageName").containsExactly("fastify", "@anthropic-ai/sdk");
        assertThat(plan.requirements()).extracting("file").containsExactly("agent.js", "lib/a.js");
        assertThat(plan.warnings()).extracting("code").containsExactly("unpinned_requirements");
    }

    @Test
    void javascript_that_needs_nothing_installs_nothing() {
        BuildPlan plan = Plans.file("agent.js", "const http = require('http')").plan();

        assertThat(plan.dockerfile()).isEqualTo("""
                FROM node:22-slim

                WORKDIR /app

                ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080

                COPY . .

                EXPOSE 8080

                CMD ["node", "agent.js"]
                """);
        assertThat(plan.generated().get("package.json")).contains("\"type\": \"commonjs\"");
    }

    @Test
    void a_workspace_builds_at_its_root_and_starts_in_the_member() {
        BuildPlan plan = Plans.file("package.json", "{\"workspaces\": [\"packages/*\"], \"scripts\": {\"build\": \"x\"}}")
                .and("package-lock.json", "{}").and("packages/a/package.json", "{\"name\": \"a\"}")
                .and("packages/b/package.json",
                        "{\"scripts\": {\"build\": \"tsc\", \"start\": \"node dist/main.js\"}, \"dependencies\": {\"a\": \"*\"}}")
                .and("packages/b/src/main.ts", "import a from 'a'").plan();

        assertThat(plan.dockerfile()).contains("""
                COPY package.json package-lock.json ./
                COPY packages/a/package.json ./packages/a/
                COPY packages/b/package.json ./packages/b/
                RUN npm ci --include=dev && npm cache clean --force

                COPY . .
                RUN npm run build && find /app -name node_modules -prune -exec rm -rf {} +
                """).endsWith("""
                COPY --from=build /app /app

                WORKDIR /app/packages/b

                EXPOSE 8080

                CMD ["node", "dist/main.js"]
                """);
        assertThat(plan.entryPoint()).isEqualTo("packages/b/src/main.ts");
    }
}
