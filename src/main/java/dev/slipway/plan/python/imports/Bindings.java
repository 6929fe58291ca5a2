package dev.slipway.plan.python.imports;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the names that an assignment at module level binds (Python language reference, 7.2): single names, chains of
 * them, annotated ones with a value, and tuples of names without parentheses.
 */
final class Bindings {
    private enum State {
        NAME,
        AFTER_NAME,
        ANNOTATION,
        NO_NAME,
        VALUE
    }

    private record Target(String name, int line) {
    }

    private final Tokens tokens;
    private final Blocks blocks;
    private final Findings findings;
    private final CallChain value;
    private final List<Target> candidates = new ArrayList<>();
    private final List<Target> bound = new ArrayList<>();
    private State state;
    private boolean first;

    Bindings(Tokens tokens, Blocks blocks, Findings findings) {
        this.tokens = tokens;
        this.blocks = blocks;
        this.findings = findings;
        this.value = new CallChain(tokens);
    }

    /** Reads a statement that begins with the last token, to its end. */
    int read() {
        candidates.clear();
        bound.clear();
        state = State.NAME;
        first = true;
        while (!tokens.endsStatement()) {
            take(tokens.kind());
            tokens.next();
        }
        if (!bound.isEmpty()) {
            addBound();
        }
        return tokens.kind();
    }

    private void take(int kind) {
        if (kind == '=' && tokens.depth() == 0 && state != State.VALUE) {
            bind();
            return;
        }
        value.take();
        state = switch (state) {
            case NAME -> name(kind);
            case AFTER_NAME -> afterName(kind);
            // A lambda's defaults have equals signs of their own, and no target can follow it.
            case NO_NAME -> kind == Token.NAME && tokens.is("lambda") ? State.VALUE : State.NO_NAME;
            case ANNOTATION, VALUE -> state;
        };
    }

    private State name(int kind) {
        if (kind != Token.NAME) {
            return State.NO_NAME;
        }
        if (tokens.is("lambda")) {
            return State.VALUE;
        }
        candidates.add(new Target(tokens.text(), tokens.line()));
        return State.AFTER_NAME;
    }

    private State afterName(int kind) {
        if (kind == ',') {
            return State.NAME;
        }
        return kind == ':' && first && candidates.size() == 1 ? State.ANNOTATION : State.NO_NAME;
    }

    private void bind() {
        if (state != State.NO_NAME) {
            bound.addAll(candidates);
        }
        candidates.clear();
        state = state == State.ANNOTATION ? State.VALUE : State.NAME;
        first = false;
        value.begin();
    }

    private void addBound() {
        String callee = value.callee();
        for (Target target : bound) {
            findings.topLevelNames.add(new TopLevelName(target.name(), TopLevelName.Kind.ASSIGN, target.line(), callee,
                    !blocks.directlyInModule()));
        }
    }
}
