package dev.slipway.plan.go;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What agents in Go are written with, the one that says most first.
 *
 * @param name as a plan says it, and as a hint names it
 * @param prefixes of import paths, any of which shows it
 */
record GoFramework(String name, List<String> prefixes) {

    static final List<GoFramework> ALL = List.of(
            of("mcp", "github.com/mark3labs/mcp-go", "github.com/modelcontextprotocol/go-sdk"),
            of("adk", "google.golang.org/adk"), of("genkit", "github.com/firebase/genkit"),
            of("eino", "github.com/cloudwego/eino"),
            of("gin", "github.com/gin-gonic/gin"), of("echo", "github.com/labstack/echo"),
            of("fiber", "github.com/gofiber/fiber"), of("chi", "github.com/go-chi/chi"),
            of("gorilla", "github.com/gorilla/mux"),
            of("langchaingo", "github.com/tmc/langchaingo"),
            of("openai", "github.com/openai/openai-go", "github.com/sashabaranov/go-openai"),
            of("anthropic", "github.com/anthropics/anthropic-sdk-go"), of("google-genai", "google.golang.org/genai"),
            of("net/http", "net/http"));

    /** Clients of a model's API: they say nothing about how an agent is written unless the request does. */
    private static final Set<String> CLIENTS = Set.of("openai", "anthropic", "google-genai");

    private static GoFramework of(String name, String... prefixes) {
        return new GoFramework(name, List.of(prefixes));
    }

    /** The hinted one if it is used, else the first that is. */
    static Optional<GoFramework> among(Collection<String> imports, Optional<String> hint) {
        Optional<String> wanted = hint.map(text -> text.strip().toLowerCase(Locale.ROOT));
        return ALL.stream().filter(one -> one.isIn(imports)).filter(one -> wanted.filter(one.name::equals).isPresent())
                .findFirst()
                .or(() -> ALL.stream().filter(one -> !CLIENTS.contains(one.name) && one.isIn(imports)).findFirst());
    }

    boolean isIn(Collection<String> imports) {
        return imports.stream().anyMatch(path -> prefixes.stream().anyMatch(prefix -> Paths.contains(prefix, path)));
    }
}
