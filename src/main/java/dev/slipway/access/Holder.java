package dev.slipway.access;

import java.util.Set;

/**
 * Whom a key or a token stands for.
 *
 * @param name such as {@code key:1a2b3c4d}
 * @param workspace the only one that it opens
 * @param scopes what it may do there
 */
record Holder(String name, Workspace workspace, Set<Scope> scopes) {
}
