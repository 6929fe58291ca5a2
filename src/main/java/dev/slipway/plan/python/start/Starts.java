package dev.slipway.plan.python.start;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.slipway.plan.PlanRequest;
import dev.slipway.plan.python.source.LocalModules;
import dev.slipway.plan.python.source.PythonFile;
import dev.slipway.plan.python.source.PythonSources;

/** Decides what an agent is written with and how it is started. */
public final class Starts {

    private Starts() {
    }

    public static Start of(PlanRequest request, EntryPoint entryPoint, PythonSources sources, LocalModules modules,
            Declared declared) {
        PythonFile entry = sources.file(entryPoint.path()).orElseThrow();
        Optional<Framework> hint = request.framework().flatMap(Framework::ofHint);
        Optional<AppTarget> target = AppTarget.of(entry, sources, modules);
        List<PythonFile> reached = sources.reachedFrom(entry.path(), modules);
        Optional<Framework> serving = serving(entry, target, reached);
        StartCommand command = new StartCommand(entry, sources, ModuleBase.of(entry, sources), declared, reached);
        Optional<Framework> framework = serving.or(() -> thinking(entry, reached, hint, modules)).or(() -> hint);
        return command.start(framework, target, reason(framework, serving, hint));
    }

    /** What answers requests: told by the object that is served, or by what kind of script the entry point is. */
    private static Optional<Framework> serving(PythonFile entry, Optional<AppTarget> target, List<PythonFile> reached) {
        if (entry.code().has("django.core.management") || entry.code().has("get_wsgi_application(")
                || entry.code().has("get_asgi_application(")) {
            return Optional.of(Framework.DJANGO);
        }
        Optional<Framework> page = List.of(Framework.STREAMLIT, Framework.CHAINLIT).stream()
                .filter(one -> one.isImportedBy(entry)).findFirst();
        Optional<Framework> served = target.map(one -> one.variable().framework())
                .map(one -> isLangServe(one, reached) ? Framework.LANGSERVE : one);
        return page.or(() -> served).or(() -> script(entry, reached));
    }

    private static boolean isLangServe(Framework framework, List<PythonFile> reached) {
        return framework == Framework.FASTAPI && reached.stream().anyMatch(Framework.LANGSERVE::isImportedBy);
    }

    /** Servers that start themselves when the script runs. */
    private static Optional<Framework> script(PythonFile entry, List<PythonFile> reached) {
        if (reached.stream().anyMatch(file -> Framework.GRADIO.isImportedBy(file) && file.code().has(".launch("))) {
            return Optional.of(Framework.GRADIO);
        }
        if (Framework.GRADIO.isImportedBy(entry)) {
            return Optional.of(Framework.GRADIO);
        }
        if (Framework.AIOHTTP.isImportedBy(entry) && entry.code().has("run_app(")) {
            return Optional.of(Framework.AIOHTTP);
        }
        if (reached.stream().anyMatch(file -> Framework.MCP.isImportedBy(file) && isMcpServer(file))) {
            return Optional.of(Framework.MCP);
        }
        if (Framework.CELERY.isImportedBy(entry) && entry.code().has("Celery(")) {
            return Optional.of(Framework.CELERY);
        }
        return Optional.of(Framework.RQ)
                .filter(rq -> rq.isImportedBy(entry) && (entry.code().has("Worker(") || entry.code().has("Connection(")));
    }

    static boolean isMcpServer(PythonFile file) {
        return file.code().has("FastMCP(") || file.code().has("MCPServer(")
                || file.imports("mcp.server") && file.code().has("Server(");
    }

    /** What decides and acts: imported by the entry point, or by what it loads; the hint decides between several. */
    private static Optional<Framework> thinking(PythonFile entry, List<PythonFile> reached, Optional<Framework> hint,
            LocalModules modules) {
        return hint.filter(one -> reached.stream().anyMatch(file -> one.isUsedBy(file, modules)))
                .or(() -> firstOf(List.of(entry), modules)).or(() -> firstOf(reached, modules));
    }

    private static Optional<Framework> firstOf(List<PythonFile> files, LocalModules modules) {
        return Arrays.stream(Framework.values())
                .filter(one -> one.compareTo(Framework.GOOGLE_ADK) >= 0 && !one.isOnlyClient())
                .filter(one -> files.stream().anyMatch(file -> one.isUsedBy(file, modules))).findFirst();
    }

    private static String reason(Optional<Framework> framework, Optional<Framework> serving, Optional<Framework> hint) {
        if (framework.isEmpty()) {
            return "no framework is imported, so Python runs the file";
        }
        if (serving.isPresent()) {
            return "the entry point serves with " + framework.get().label();
        }
        return framework.equals(hint) ? "the request says so" : "the source imports it";
    }
}
