package dev.slipway.plan.python.start;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.slipway.plan.python.imports.TopLevelName;
import dev.slipway.plan.python.source.PythonFile;

/**
 * A file that may be the one that starts.
 *
 * @param path of the file
 * @param score the higher the likelier; 0 when nothing but being there speaks for it
 * @param reason the best thing that speaks for it
 */
record Candidate(String path, int score, String reason) {

    static final Comparator<Candidate> BEST_FIRST = Comparator.comparingInt(Candidate::score).reversed()
            .thenComparing(Candidate::path);

    /** The documented order. */
    private static final List<String> DOCUMENTED = List.of("main.py", "app.py", "agent.py");
    private static final List<String> USUAL = List.of("main.py", "app.py", "agent.py", "server.py", "api.py", "bot.py",
            "run.py", "index.py", "__main__.py", "start.py", "cli.py", "asgi.py", "wsgi.py", "worker.py", "crew.py", "graph.py",
            "chatbot.py", "assistant.py", "streamlit_app.py", "chat.py", "ui.py", "web.py", "service.py", "launch.py");
    /** Where Vercel and Railpack look besides the root. */
    private static final List<String> FOLDERS = List.of("", "src", "app", "api");
    private static final List<String> AGENT_NAMES = List.of("agent", "root_agent", "graph", "crew", "workflow", "chain",
            "handler", "lambda_handler", "app", "application", "bot", "mcp", "demo");

    static Candidate of(PythonFile file, boolean importedByAnother, Optional<Framework> hint) {
        Evidence evidence = Evidence.of(file);
        int score = evidence.points + nameScore(file, evidence) + folderScore(file);
        score -= importedByAnother ? 45 : 0;
        score += hint.filter(framework -> framework.isImportedBy(file)).isPresent() ? 30 : 0;
        boolean nothing = evidence == Evidence.NOTHING && rank(file.fileName()) < 0;
        return new Candidate(file.path(), nothing ? 0 : Math.max(1, score), reason(file, evidence));
    }

    private static String reason(PythonFile file, Evidence evidence) {
        boolean usual = rank(file.fileName()) >= 0;
        String named = usual ? "has a usual name" : "is there";
        return evidence.words.isEmpty() ? "it " + named : evidence.words + (usual ? " and " + named : "");
    }

    /** A documented name wins over other evidence, unless the file only defines things and so does nothing when run. */
    private static int nameScore(PythonFile file, Evidence evidence) {
        int documented = DOCUMENTED.indexOf(file.path());
        if (documented >= 0 && !onlyDefines(file, evidence)) {
            return 200 - 10 * documented - evidence.points;
        }
        int rank = rank(file.fileName());
        return rank < 0 ? 0 : 30 - rank;
    }

    private static boolean onlyDefines(PythonFile file, Evidence evidence) {
        return evidence == Evidence.NOTHING && file.scan().topLevelNames().stream().anyMatch(Candidate::isDefinition);
    }

    private static boolean isDefinition(TopLevelName name) {
        return switch (name.kind()) {
            case DEF, ASYNC_DEF, CLASS -> true;
            case ASSIGN -> false;
        };
    }

    private static int folderScore(PythonFile file) {
        int known = FOLDERS.indexOf(file.folder());
        int depth = (int) file.folder().chars().filter(c -> c == '/').count();
        return known == 0 ? 20 : known > 0 ? 14 - known : Math.max(0, 8 - 2 * depth);
    }

    private static int rank(String fileName) {
        return USUAL.indexOf(fileName);
    }

    /** What in a file shows that it can be started, the strongest first. */
    private enum Evidence {
        SERVES(60, "it holds the application that a server serves"),
        PAGE(60, "it is a page of a user interface"),
        GUARD(50, "it has a main guard"),
        RUNS(30, "it runs code at its top level"),
        AGENT(25, "it defines the agent at its top level"),
        NOTHING(0, "");

        private final int points;
        private final String words;

        Evidence(int points, String words) {
            this.points = points;
            this.words = words;
        }

        static Evidence of(PythonFile file) {
            if (AppVariable.in(file).isPresent()) {
                return SERVES;
            }
            if (Framework.STREAMLIT.isImportedBy(file) || Framework.CHAINLIT.isImportedBy(file)) {
                return PAGE;
            }
            if (file.scan().mainGuard()) {
                return GUARD;
            }
            if (file.code().runs()) {
                return RUNS;
            }
            boolean agent = file.scan().topLevelNames().stream().anyMatch(name -> AGENT_NAMES.contains(name.name()));
            return agent ? AGENT : NOTHING;
        }
    }
}
