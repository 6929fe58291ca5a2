package dev.slipway;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How PostgreSQL ran a statement: the plan of {@code EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON)}.
 *
 * @param root its topmost node
 */
public record QueryPlan(JsonNode root) {

    /** Pages of 8 KiB that were touched, in memory or on disk, all nodes together. */
    public long buffers() {
        return root.path("Shared Hit Blocks").asLong() + root.path("Shared Read Blocks").asLong();
    }

    /** Rows of the answer. */
    public long rows() {
        return root.path("Actual Rows").asLong();
    }

    /** Rows that tables and indexes gave, those that a filter threw away included. */
    public long rowsRead() {
        return nodes().stream().filter(node -> node.path("Node Type").asText().contains("Scan") && node.has("Relation Name"))
                .mapToLong(QueryPlan::read).sum();
    }

    /** Tables that were read from end to end. */
    public List<String> tablesReadWhole() {
        return nodes().stream().filter(node -> node.path("Node Type").asText().endsWith("Seq Scan"))
                .map(node -> node.path("Relation Name").asText()).toList();
    }

    /** The indexes that were used. */
    public List<String> indexes() {
        return nodes().stream().map(node -> node.path("Index Name").asText()).filter(name -> !name.isEmpty()).distinct()
                .toList();
    }

    private static long read(JsonNode node) {
        long perLoop = node.path("Actual Rows").asLong() + node.path("Rows Removed by Filter").asLong()
                + node.path("Rows Removed by Index Recheck").asLong();
        return perLoop * node.path("Actual Loops").asLong();
    }

    private List<JsonNode> nodes() {
        List<JsonNode> found = new ArrayList<>();
        gather(root, found);
        return found;
    }

    private static void gather(JsonNode node, List<JsonNode> found) {
        found.add(node);
        StreamSupport.stream(node.path("Plans").spliterator(), false).forEach(child -> gather(child, found));
    }

    @Override
    public String toString() {
        return root.toPrettyString();
    }
}
