package dev.slipway.plan.python.start;

import java.util.List;

/**
 * The file that starts, and how that was decided.
 *
 * @param named by the client, so there was nothing to decide
 * @param reason in words that follow "because"
 * @param alternatives other files that could start, the likeliest first
 */
public record EntryPoint(String path, boolean named, String reason, List<String> alternatives) {
}
