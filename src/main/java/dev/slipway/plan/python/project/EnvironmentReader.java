package dev.slipway.plan.python.project;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reads Conda's {@code environment.yml} (Conda documentation, "Managing environments"): its pip part, and which Python it
 * asks for. YAML is only composed into nodes, never into objects, so nothing in a file can make anything else happen.
 */
final class EnvironmentReader {

    /** Conda environments are lists of a few dozen names. */
    private static final int LONGEST = 256 * 1024;

    /** A scalar and its 1-based line. */
    record Item(String text, int line) {
    }

    /** What an environment holds. */
    record Environment(List<Item> conda, List<Item> pip) {
    }

    private EnvironmentReader() {
    }

    /** The environment's file, by either of its usual names. */
    static Optional<String> file(Documents documents) {
        return List.of("environment.yml", "environment.yaml").stream().filter(documents::has).findFirst();
    }

    /** Empty, and reported, where the file cannot be read. */
    static Optional<Environment> parse(Documents documents, String file) {
        String text = documents.text(file).orElse("");
        if (text.length() > LONGEST) {
            documents.broken(file, 1, "the file is too large for a Conda environment");
            return Optional.empty();
        }
        try {
            return Optional.of(environment(compose(text)));
        } catch (MarkedYAMLException e) {
            documents.broken(file, e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1, "this is not valid YAML");
            return Optional.empty();
        } catch (YAMLException e) {
            documents.broken(file, 1, "this is not valid YAML");
            return Optional.empty();
        }
    }

    /** Whether it has a pip part or other packages, so that it declares something. */
    static boolean read(Documents documents, String file, RequirementsReader requirements, Findings findings) {
        Optional<Environment> environment = parse(documents, file);
        environment.ifPresent(found -> {
            findings.files.add(file);
            found.pip().forEach(item -> requirements.readLine(item.text(), new Place(file, item.line())));
            List<Item> others = found.conda().stream().filter(item -> !isTool(item)).toList();
            if (!others.isEmpty()) {
                findings.warn("conda_packages", file + ": " + others.size() + " Conda packages (first " + nameOf(others.get(0))
                        + ") are not installed; Slipway installs the pip part only", file, others.get(0).line());
            }
        });
        return environment.isPresent();
    }

    /** {@code conda-forge::numpy=1.26 -> numpy} */
    static String nameOf(Item item) {
        String text = item.text().substring(item.text().lastIndexOf(':') + 1).strip();
        int end = 0;
        while (end < text.length() && " =<>!~[".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(0, end);
    }

    private static boolean isTool(Item item) {
        return List.of("python", "pip", "setuptools", "wheel", "").contains(nameOf(item));
    }

    private static Node compose(String text) {
        LoaderOptions options = new LoaderOptions();
        StreamReader reader = new StreamReader(new StringReader(text));
        return new Composer(new ParserImpl(reader, options), new Resolver(), options).getSingleNode();
    }

    private static Environment environment(Node root) {
        Environment environment = new Environment(new ArrayList<>(), new ArrayList<>());
        for (Node element : elements(value(root, "dependencies"))) {
            scalar(element).ifPresent(environment.conda()::add);
            for (Node pip : elements(value(element, "pip"))) {
                scalar(pip).ifPresent(environment.pip()::add);
            }
        }
        return environment;
    }

    private static Node value(Node node, String key) {
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key)) {
                    return tuple.getValueNode();
                }
            }
        }
        return null;
    }

    private static List<Node> elements(Node node) {
        return node instanceof SequenceNode sequence ? sequence.getValue() : List.of();
    }

    private static Optional<Item> scalar(Node node) {
        return node instanceof ScalarNode scalar ? Optional.of(new Item(scalar.getValue(), scalar.getStartMark().getLine() + 1))
                : Optional.empty();
    }
}
