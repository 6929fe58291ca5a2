package dev.slipway.plan.python.start;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.slipway.plan.python.source.LocalModules;
import dev.slipway.plan.python.source.PythonFile;

/**
 * What agents are written with. The order is that of precedence: what serves requests decides how a program starts, so it
 * comes before what only thinks.
 */
public enum Framework {
    DJANGO("django", "django", "django"),
    STREAMLIT("streamlit", "streamlit", "streamlit"),
    CHAINLIT("chainlit", "chainlit", "chainlit"),
    LANGSERVE("langserve", "langserve", "langserve"),
    FASTAPI("fastapi", "fastapi[standard]", "fastapi"),
    LITESTAR("litestar", "litestar", "litestar"),
    QUART("quart", "quart", "quart"),
    FLASK("flask", "flask", "flask"),
    STARLETTE("starlette", "starlette", "starlette"),
    GRADIO("gradio", "gradio", "gradio"),
    AIOHTTP("aiohttp", "aiohttp", "aiohttp.web"),
    MCP("mcp", "mcp", "mcp.server", "fastmcp"),
    CELERY("celery", "celery", "celery"),
    RQ("rq", "rq", "rq"),
    GOOGLE_ADK("google-adk", "google-adk", "google.adk"),
    LANGGRAPH("langgraph", "langgraph", "langgraph", "langgraph_supervisor", "langgraph_swarm"),
    CREWAI("crewai", "crewai", "crewai"),
    AUTOGEN("autogen", "autogen-agentchat", "autogen_agentchat", "autogen_core", "autogen_ext", "autogen", "ag2"),
    SMOLAGENTS("smolagents", "smolagents", "smolagents"),
    PYDANTIC_AI("pydantic-ai", "pydantic-ai", "pydantic_ai"),
    OPENAI_AGENTS("openai-agents", "openai-agents", "agents"),
    STRANDS("strands", "strands-agents", "strands"),
    CLAUDE_AGENT_SDK("claude-agent-sdk", "claude-agent-sdk", "claude_agent_sdk", "claude_code_sdk"),
    SEMANTIC_KERNEL("semantic-kernel", "semantic-kernel", "semantic_kernel"),
    LIVEKIT("livekit", "livekit-agents", "livekit.agents"),
    PIPECAT("pipecat", "pipecat-ai", "pipecat"),
    AGNO("agno", "agno", "agno"),
    HAYSTACK("haystack", "haystack-ai", "haystack"),
    DSPY("dspy", "dspy", "dspy"),
    LLAMA_INDEX("llama-index", "llama-index", "llama_index"),
    LANGCHAIN("langchain", "langchain", "langchain"),
    OPENAI("openai", "openai>=1.0", "openai"),
    ANTHROPIC("anthropic", "anthropic", "anthropic");

    private final String label;
    private final String requirement;
    private final List<String> modules;

    Framework(String label, String requirement, String... modules) {
        this.label = label;
        this.requirement = requirement;
        this.modules = List.of(modules);
    }

    /** As a plan and a hint say it. */
    public String label() {
        return label;
    }

    /** What a hint adds when nothing else names it. */
    public String requirement() {
        return requirement;
    }

    boolean isImportedBy(PythonFile file) {
        return modules.stream().anyMatch(file::imports);
    }

    /** The same, but not when the submission has a module of that name itself, as {@code agents} often is. */
    boolean isUsedBy(PythonFile file, LocalModules local) {
        return modules.stream().anyMatch(module -> file.importsOf(module).anyMatch(one -> !local.isLocal(one)));
    }

    /** Whether it is only a model's client library, which alone says nothing about how an agent is written. */
    boolean isOnlyClient() {
        return this == OPENAI || this == ANTHROPIC;
    }

    /** Reads a hint as people write it: {@code LangChain}, {@code llama_index}, {@code Google ADK}. */
    public static Optional<Framework> ofHint(String hint) {
        String plain = plain(hint);
        return Arrays.stream(values())
                .filter(one -> plain(one.label).equals(plain) || one.modules.stream().anyMatch(m -> plain(m).equals(plain)))
                .findFirst();
    }

    private static String plain(String name) {
        return name.length() > 100 ? "" : name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
