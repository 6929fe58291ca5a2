package dev.slipway.bench;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The agents that are built: what each prints tells one round from another. */
final class Agents {

    /** What a typical agent asks for. Pinned, so that every contestant installs the same. */
    static final String TYPICAL = """
            openai==1.109.1
            requests==2.32.5
            pydantic==2.11.9
            langchain==0.3.27
            langgraph==0.6.7
            """;

    /** Small and quick to install. */
    static final String SMALL = "six==1.17.0\n";

    /** One more dependency for each round, small ones without dependencies of their own. */
    static final List<String> MORE = List.of("idna==3.10", "certifi==2025.8.3", "toml==0.10.2", "colorama==0.4.6",
            "pytz==2025.2", "tabulate==0.9.0", "termcolor==3.1.0", "zipp==3.23.0", "tomli==2.2.1", "pluggy==1.6.0",
            "iniconfig==2.1.0", "attrs==25.3.0", "cachetools==6.2.0", "docopt==0.6.2", "blinker==1.9.0",
            "itsdangerous==2.2.0");

    private Agents() {
    }

    /** A dozen modules, a few hundred lines each; the entry point prints the mark. */
    static Map<String, String> files(String requirements, String mark) {
        Map<String, String> files = new TreeMap<>();
        files.put("agent.py", "from tools import tool_0\n\nprint(\"" + mark + "\")\n");
        files.put("requirements.txt", requirements);
        files.put("tools/__init__.py", "");
        for (int module = 0; module < 12; module++) {
            files.put("tools/tool_" + module + ".py", module(module));
        }
        return files;
    }

    private static String module(int number) {
        StringBuilder text = new StringBuilder("\"\"\"Tool " + number + ".\"\"\"\n");
        for (int function = 0; function < 40; function++) {
            text.append("\n\ndef step_").append(function).append("(text):\n    \"\"\"Step ").append(function)
                    .append(" of tool ").append(number).append(".\"\"\"\n    words = text.split()\n    return {")
                    .append("\"count\": len(words), \"first\": words[:").append(function).append("]}\n");
        }
        return text.toString();
    }
}
