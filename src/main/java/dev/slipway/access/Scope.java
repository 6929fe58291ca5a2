package dev.slipway.access;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What a caller may do. {@code builds:write} and {@code deploy} include {@code builds:read}, since whoever starts a build
 * has to ask for its status; {@code admin} includes all.
 */
public enum Scope {

    /** Builds with their logs and contexts, and agents. */
    BUILDS_READ("builds:read"),
    /** Start, plan and cancel builds. */
    BUILDS_WRITE("builds:write"),
    /** Deploy agents, also from source. */
    DEPLOY("deploy"),
    /** Everything, the workspace's keys among it. */
    ADMIN("admin");

    /** As people write them, for sentences. */
    public static final String ALL = Stream.of(values()).map(Scope::text).collect(Collectors.joining(", "));

    private final String text;

    Scope(String text) {
        this.text = text;
    }

    /** As it stands in requests, answers, tokens and the database. */
    @JsonValue
    public String text() {
        return text;
    }

    public static Optional<Scope> of(String text) {
        return Stream.of(values()).filter(scope -> scope.text.equals(text)).findFirst();
    }

    /** Those of these words that are scopes; the others are of other services. */
    static Set<Scope> known(List<String> words) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        words.forEach(word -> of(word).ifPresent(scopes::add));
        return scopes;
    }

    /** Whether a caller with this scope may do what needs the other. */
    public boolean includes(Scope needed) {
        return this == needed || this == ADMIN || needed == BUILDS_READ;
    }
}
