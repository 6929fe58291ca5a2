package dev.slipway.plan.python.source;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file's text in which comments and triple-quoted strings are blanked, so that a pattern finds code and short strings
 * only. Lines stay where they were.
 *
 * @param text as long as the file, line by line
 * @param runs whether the module does something when it is started, besides defining things
 */
public record CodeText(String text, boolean runs) {

    /** Calls that modules make at their top without being programs. */
    private static final Pattern PREPARES = Pattern.compile("(load_dotenv|logging|warnings|sys\\.path|os\\.environ|"
            + "nest_asyncio|dotenv|logger|log|matplotlib|pd\\.set_option|np\\.random|random\\.seed|torch|structlog|"
            + "sys\\.setrecursionlimit|signal|mimetypes|locale|django\\.setup|\\w*\\.(register|include_router|"
            + "add_middleware|mount|add_exception_handler|register_blueprint|configure|setup|init_app|add_handler|setLevel|"
            + "add_node|add_edge|add_conditional_edges|set_entry_point|set_finish_point)|init_\\w*|setup\\w*|configure\\w*)"
            + "\\b.*");
    private static final Pattern ACTS = Pattern.compile("(await|while|for|with|async for|async with)\\b.*"
            + "|[A-Za-z_][\\w.]*\\(.*");
    private static final Pattern DEFINES = Pattern.compile("(with open|for \\w+ in (\\(|\\[|os\\.))");

    public static CodeText of(String source) {
        return new CodeReader(source).read();
    }

    static boolean acts(String statement) {
        String start = statement.length() > 200 ? statement.substring(0, 200) : statement;
        return ACTS.matcher(start).matches() && !PREPARES.matcher(start).matches() && !DEFINES.matcher(start).lookingAt();
    }

    public boolean has(String part) {
        return text.contains(part);
    }

    public boolean finds(Pattern pattern) {
        return pattern.matcher(text).find();
    }

    public Matcher matcher(Pattern pattern) {
        return pattern.matcher(text);
    }

    /** The line, from 1, of a place in the text. */
    public int lineOf(int place) {
        return 1 + (int) text.chars().limit(place).filter(c -> c == '\n').count();
    }
}
