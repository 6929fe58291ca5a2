package dev.slipway.plan.python.start;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.slipway.plan.Warning;
import dev.slipway.plan.python.imports.TopLevelName;
import dev.slipway.plan.python.source.PythonFile;
import dev.slipway.plan.python.source.PythonSources;

/**
 * Writes the command for a framework. What serves listens on all interfaces, port 8080, because the image exposes that
 * port; the variable is the one that the file really holds.
 */
final class StartCommand {

    private static final String HOST = "0.0.0.0";
    private static final String PORT = "8080";

    private final PythonFile entry;
    private final PythonSources sources;
    private final ModuleBase base;
    private final Declared declared;
    private final List<PythonFile> reached;
    private final SortedMap<String, String> environment = new TreeMap<>();
    private final List<Warning> warnings = new ArrayList<>();
    private Optional<String> needs = Optional.empty();

    StartCommand(PythonFile entry, PythonSources sources, ModuleBase base, Declared declared, List<PythonFile> reached) {
        this.entry = entry;
        this.sources = sources;
        this.base = base;
        this.declared = declared;
        this.reached = reached;
    }

    Start start(Optional<Framework> framework, Optional<AppTarget> target, String reason) {
        List<String> command = framework.map(one -> command(one, target)).orElseGet(this::python);
        return new Start(framework, reason, command, environment, needs, warnings);
    }

    private List<String> command(Framework framework, Optional<AppTarget> target) {
        return switch (framework) {
            case DJANGO -> django();
            case STREAMLIT -> onPath(List.of("streamlit", "run", entry.path(), "--server.address", HOST, "--server.port", PORT,
                    "--server.headless", "true"));
            case CHAINLIT -> onPath(List.of("chainlit", "run", entry.path(), "--host", HOST, "--port", PORT, "--headless"));
            case FLASK -> target.map(this::flask).orElseGet(this::python);
            case QUART -> target.map(this::quart).orElseGet(this::python);
            case FASTAPI, LANGSERVE, STARLETTE, LITESTAR -> target.map(this::uvicorn).orElseGet(this::python);
            case GRADIO -> gradio();
            case MCP -> target.map(this::uvicorn).orElseGet(this::mcp);
            case GOOGLE_ADK -> target.map(this::uvicorn).orElseGet(this::adk);
            case CELERY -> celery();
            case RQ -> python();
            case LANGGRAPH -> langGraph();
            case AIOHTTP, CREWAI, AUTOGEN, SMOLAGENTS, PYDANTIC_AI, OPENAI_AGENTS, STRANDS, CLAUDE_AGENT_SDK,
                    SEMANTIC_KERNEL, LIVEKIT, PIPECAT, AGNO, HAYSTACK, DSPY, LLAMA_INDEX, LANGCHAIN, OPENAI, ANTHROPIC ->
                python();
        };
    }

    private List<String> python() {
        if (base.asModule()) {
            onPath(List.of());
            return List.of("python", "-m", base.moduleOf(entry));
        }
        return onPath(List.of("python", entry.path()));
    }

    /** Python puts the script's folder on its path; another base has to be added. */
    private List<String> onPath(List<String> command) {
        if (base.named() && !base.folder().equals(entry.folder()) || base.asModule() && !base.folder().isEmpty()) {
            environment.put("PYTHONPATH", appFolder());
        }
        return command;
    }

    private String appFolder() {
        return base.folder().isEmpty() ? "/app" : "/app/" + base.folder();
    }

    /** Servers import by name from the working directory, {@code /app}, so only another base has to be added. */
    private String importable(PythonFile file) {
        if (!base.folder().isEmpty()) {
            environment.put("PYTHONPATH", appFolder());
        }
        return base.moduleOf(file);
    }

    private List<String> uvicorn(AppTarget target) {
        if (!declared.has("uvicorn") && !declared.hasExtra("fastapi[standard]") && !declared.hasExtra("fastapi[all]")) {
            needs = Optional.of("uvicorn");
        }
        List<String> command = new ArrayList<>(
                List.of("uvicorn", importable(target.file()) + ":" + target.variable().name()));
        if (target.variable().factory()) {
            command.add("--factory");
        }
        command.addAll(List.of("--host", HOST, "--port", PORT));
        return command;
    }

    private List<String> quart(AppTarget target) {
        String call = target.variable().factory() ? "()" : "";
        return List.of("hypercorn", importable(target.file()) + ":" + target.variable().name() + call, "--bind",
                HOST + ":" + PORT);
    }

    private List<String> flask(AppTarget target) {
        String call = target.variable().factory() ? "()" : "";
        if (declared.has("gunicorn")) {
            return gunicorn(importable(target.file()) + ":" + target.variable().name() + call);
        }
        return List.of("flask", "--app", importable(target.file()) + ":" + target.variable().name(), "run", "--host", HOST,
                "--port", PORT);
    }

    private static List<String> gunicorn(String target) {
        return List.of("gunicorn", "--bind", HOST + ":" + PORT, target);
    }

    private List<String> django() {
        Optional<String> wsgi = sources.all().stream().filter(file -> file.fileName().equals("wsgi.py")).findFirst()
                .map(PythonFile::dottedName);
        if (wsgi.isPresent()) {
            needs = declared.has("gunicorn") ? Optional.empty() : Optional.of("gunicorn");
            return gunicorn(wsgi.get() + ":application");
        }
        String manage = sources.file("manage.py").map(PythonFile::path).orElse(entry.path());
        return List.of("python", manage, "runserver", HOST + ":" + PORT, "--noreload");
    }

    private List<String> gradio() {
        environment.put("GRADIO_SERVER_NAME", HOST);
        environment.put("GRADIO_SERVER_PORT", PORT);
        FixedAddress.in(reached, "launch", "server_name", "server_port").ifPresent(warnings::add);
        return python();
    }

    /** The host and port of FastMCP servers come from the environment unless the source says otherwise. */
    private List<String> mcp() {
        boolean http = reached.stream().anyMatch(file -> FixedAddress.TRANSPORT.matcher(file.code().text()).find());
        if (http) {
            environment.put("FASTMCP_HOST", HOST);
            environment.put("FASTMCP_PORT", PORT);
            FixedAddress.in(reached, "(?:run|FastMCP)", "host", "port")
                    .or(() -> FixedAddress.ofFirstFastMcp(reached)).ifPresent(warnings::add);
        }
        return python();
    }

    private List<String> adk() {
        boolean folderAgent = entry.folder().length() > 0 && entry.fileName().equals("agent.py");
        boolean rootAgent = entry.boundNames().contains("root_agent");
        if (!folderAgent || !rootAgent || entry.scan().mainGuard() || entry.code().runs()) {
            return python();
        }
        int slash = entry.folder().lastIndexOf('/');
        String agents = slash < 0 ? "." : entry.folder().substring(0, slash);
        return List.of("adk", "api_server", "--host", HOST, "--port", PORT, agents);
    }

    private List<String> celery() {
        if (entry.scan().mainGuard()) {
            return python();
        }
        String variable = entry.scan().topLevelNames().stream().filter(name -> name.callee().endsWith("Celery"))
                .map(TopLevelName::name).findFirst().map(name -> ":" + name).orElse("");
        return List.of("celery", "-A", importable(entry) + variable, "worker", "--loglevel=info");
    }

    /** A {@code langgraph.json} says which graphs a LangGraph server serves. */
    private List<String> langGraph() {
        if (!sources.tree().contains("langgraph.json") || entry.scan().mainGuard() || entry.code().runs()) {
            return python();
        }
        if (!declared.has("langgraph-cli")) {
            needs = Optional.of("langgraph-cli[inmem]");
        }
        return List.of("langgraph", "dev", "--host", HOST, "--port", PORT, "--no-browser");
    }
}
