package dev.slipway.plan.python.start;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.slipway.plan.python.source.PythonFile;
import dev.slipway.plan.python.source.PythonSources;

/** What a Heroku {@code Procfile} says about the start: its {@code web} line, else its {@code worker} line. */
final class Procfile {

    private static final Pattern LINE = Pattern.compile("(web|worker|app|agent)\\s*:\\s*(.{1,400}).*");

    private Procfile() {
    }

    static Optional<String> entryPoint(String text, PythonSources sources) {
        return Stream.of("web", "app", "agent", "worker").flatMap(type -> commands(text, type))
                .flatMap(command -> Stream.of(command.split("[\\s'\"]+"))).flatMap(word -> file(word, sources).stream())
                .findFirst();
    }

    private static Stream<String> commands(String text, String type) {
        return text.lines().limit(100).map(String::strip).map(LINE::matcher).filter(Matcher::matches)
                .filter(line -> line.group(1).equals(type)).map(line -> line.group(2));
    }

    /** A word of a command as a file: {@code agent.py}, {@code service.api:app}. */
    private static Optional<String> file(String word, PythonSources sources) {
        String plain = word.startsWith("./") ? word.substring(2) : word;
        int colon = plain.indexOf(':');
        String module = colon > 0 ? plain.substring(0, colon).replace('.', '/') + ".py" : plain;
        return List.of(plain, module, "src/" + module).stream().flatMap(path -> sources.file(path).stream())
                .map(PythonFile::path).findFirst();
    }
}
