package dev.slipway.plan.node;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What agents in JavaScript and TypeScript are written with, the one that says most first: a whole application framework
 * before a web server, that before a library for models.
 *
 * @param name as a plan says it, and as a hint names it
 * @param packages any of which shows it; the first is installed when only a hint asks for it
 */
record NodeFramework(String name, List<String> packages) {

    static final List<NodeFramework> ALL = List.of(
            of("next", "next"), of("nestjs", "@nestjs/core"), of("mastra", "@mastra/core"),
            of("langgraph", "@langchain/langgraph"), of("mcp", "@modelcontextprotocol/sdk", "fastmcp",
                    "@modelcontextprotocol/server", "mcp-framework"),
            of("genkit", "genkit"), of("openai-agents", "@openai/agents"), of("adk", "@google/adk"),
            of("claude-agent-sdk", "@anthropic-ai/claude-agent-sdk"),
            of("fastify", "fastify"), of("express", "express"), of("hono", "hono"), of("koa", "koa"),
            of("elysia", "elysia"), of("discord.js", "discord.js"), of("slack-bolt", "@slack/bolt"),
            of("telegraf", "telegraf", "grammy"),
            of("langchain", "langchain", "@langchain/core", "@langchain/openai", "@langchain/anthropic"),
            of("llamaindex", "llamaindex"), of("ai-sdk", "ai", "@ai-sdk/openai", "@ai-sdk/anthropic"),
            of("openai", "openai"), of("anthropic", "@anthropic-ai/sdk"),
            of("google-genai", "@google/genai", "@google/generative-ai"));

    /** Clients of a model's API: they say nothing about how an agent is written unless the request does. */
    private static final Set<String> CLIENTS = Set.of("openai", "anthropic", "google-genai");

    private static NodeFramework of(String name, String... packages) {
        return new NodeFramework(name, List.of(packages));
    }

    /** The hinted one, by its name or one of its packages. */
    static Optional<NodeFramework> hinted(String hint) {
        String wanted = hint.strip().toLowerCase(Locale.ROOT);
        return ALL.stream().filter(one -> one.name.equals(wanted) || one.packages.contains(wanted)
                || one.name.replaceAll("[^a-z0-9]|js$", "").equals(wanted.replaceAll("[^a-z0-9]|js$", ""))).findFirst();
    }

    /** The one in use: the hinted one if it is there, else the first. */
    static Optional<NodeFramework> among(Set<String> packages, Optional<String> hint) {
        return hint.flatMap(NodeFramework::hinted).filter(one -> one.isIn(packages))
                .or(() -> ALL.stream().filter(one -> !CLIENTS.contains(one.name) && one.isIn(packages)).findFirst());
    }

    boolean isIn(Set<String> installed) {
        return packages.stream().anyMatch(installed::contains);
    }
}
