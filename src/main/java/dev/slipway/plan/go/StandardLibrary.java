package dev.slipway.plan.go;

import java.util.Set;

/** The roots of Go's standard library (pkg.go.dev/std). */
final class StandardLibrary {

    static final Set<String> ROOTS = Set.of("archive", "arena", "bufio", "builtin", "bytes", "cmp", "compress", "container",
            "context", "crypto", "database", "debug", "embed", "encoding", "errors", "expvar", "flag", "fmt", "go", "hash",
            "html", "image", "index", "internal", "io", "iter", "log", "maps", "math", "mime", "net", "os", "path", "plugin",
            "reflect", "regexp", "runtime", "slices", "sort", "strconv", "strings", "structs", "sync", "syscall", "testing",
            "text", "time", "unicode", "unique", "unsafe", "weak", "C");

    private StandardLibrary() {
    }
}
