package dev.slipway.plan.python.start;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.slipway.plan.python.imports.TopLevelName;
import dev.slipway.plan.python.source.PythonFile;

/**
 * The object in a module that a server serves, such as {@code app} of {@code app = FastAPI()}.
 *
 * @param name as the file really binds it
 * @param framework what it is an object of
 * @param factory whether it is a function that makes the object
 */
record AppVariable(String name, Framework framework, boolean factory) {

    /** What builds the object, by the last name of the call. */
    private static final Map<String, Framework> CONSTRUCTORS = Map.ofEntries(Map.entry("FastAPI", Framework.FASTAPI),
            Map.entry("mount_gradio_app", Framework.FASTAPI), Map.entry("get_fast_api_app", Framework.GOOGLE_ADK),
            Map.entry("to_a2a", Framework.GOOGLE_ADK), Map.entry("Starlette", Framework.STARLETTE),
            Map.entry("Litestar", Framework.LITESTAR), Map.entry("Quart", Framework.QUART),
            Map.entry("Flask", Framework.FLASK), Map.entry("streamable_http_app", Framework.MCP),
            Map.entry("http_app", Framework.MCP), Map.entry("sse_app", Framework.MCP),
            Map.entry("ASGIApp", Framework.STARLETTE));
    /** Those that take another application and add to it: the outer one is to be served. */
    private static final Set<String> WRAPPERS = Set.of("ASGIApp", "mount_gradio_app");
    private static final List<String> USUAL_NAMES = List.of("app", "application", "api", "server");
    private static final List<String> FACTORIES = List.of("create_app", "make_app", "build_app", "get_app", "app_factory",
            "create_application", "get_application");

    /** Finds what this file offers to a server, by its own names alone. */
    static Optional<AppVariable> in(PythonFile file) {
        Optional<TopLevelName> bound = file.scan().topLevelNames().stream()
                .filter(name -> CONSTRUCTORS.containsKey(constructor(name)))
                .filter(name -> !(name.nested() && file.scan().mainGuard())).min(preference());
        return bound.map(name -> new AppVariable(name.name(), CONSTRUCTORS.get(constructor(name)), false))
                .or(() -> factoryIn(file));
    }

    private static Comparator<TopLevelName> preference() {
        return Comparator.<TopLevelName, Boolean> comparing(name -> !WRAPPERS.contains(constructor(name)))
                .thenComparing(name -> CONSTRUCTORS.get(constructor(name)))
                .thenComparing(name -> rank(USUAL_NAMES, name.name())).thenComparing(TopLevelName::line);
    }

    private static String constructor(TopLevelName name) {
        return name.callee().substring(name.callee().lastIndexOf('.') + 1);
    }

    private static Optional<AppVariable> factoryIn(PythonFile file) {
        return file.scan().topLevelNames().stream()
                .filter(name -> name.kind() == TopLevelName.Kind.DEF && FACTORIES.contains(name.name())).findFirst()
                .flatMap(name -> made(file).map(framework -> new AppVariable(name.name(), framework, true)));
    }

    /** What the functions of this file construct. */
    static Optional<Framework> made(PythonFile file) {
        return List.of("FastAPI", "Starlette", "Litestar", "Quart", "Flask").stream()
                .filter(constructor -> file.code().has(constructor + "(")).map(CONSTRUCTORS::get).findFirst();
    }

    static boolean isFactoryName(String name) {
        return FACTORIES.contains(name);
    }

    private static int rank(List<String> order, String name) {
        int rank = order.indexOf(name);
        return rank < 0 ? order.size() : rank;
    }
}
