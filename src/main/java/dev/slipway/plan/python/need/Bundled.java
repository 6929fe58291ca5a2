package dev.slipway.plan.python.need;

import java.util.List;
import java.util.Map;

/** Distributions that always come with another one, so that naming them would say nothing new. */
final class Bundled {

    /** What the {@code standard} extra of FastAPI lists in its metadata. */
    private static final List<String> FASTAPI_STANDARD = List.of("uvicorn", "python-multipart", "jinja2", "httpx",
            "email-validator", "fastapi-cli");
    private static final Map<String, List<String>> ALWAYS = Map.ofEntries(
            Map.entry("gradio", List.of("uvicorn", "fastapi", "python-multipart", "pandas", "numpy", "jinja2")),
            Map.entry("mcp", List.of("uvicorn", "starlette", "httpx", "pydantic")),
            Map.entry("fastmcp", List.of("uvicorn", "starlette", "httpx", "mcp")),
            Map.entry("google-adk", List.of("uvicorn", "fastapi", "starlette")),
            Map.entry("chainlit", List.of("uvicorn", "fastapi", "starlette")),
            Map.entry("litestar", List.of()), Map.entry("streamlit", List.of("pandas", "pyarrow", "numpy")),
            Map.entry("pandas-gbq", List.of("pyarrow")));

    private Bundled() {
    }

    static boolean brings(Map<String, Wanted> wanted, String name) {
        Wanted fastapi = wanted.get("fastapi");
        if (fastapi != null && fastapi.hasExtra("standard") && FASTAPI_STANDARD.contains(name)) {
            return true;
        }
        return ALWAYS.entrySet().stream()
                .anyMatch(entry -> wanted.containsKey(entry.getKey()) && entry.getValue().contains(name));
    }
}
