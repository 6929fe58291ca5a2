package dev.slipway.plan.python.imports;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the names that an assignment at module level binds (Python language reference, 7.2), in chains, tuples, lists
 * and with annotations. Attributes and subscripts among the targets bind no name and are passed over. Until an equals
 * sign says so, any expression may be a target.
 */
final class Bindings {
    private enum State {
        BEFORE_NAME,
        AFTER_NAME,
        NO_NAME,
        ANNOTATION,
        VALUE
    }

    private record Target(int start, int line, String name) {
    }

    private final Tokens tokens;
    private final Blocks blocks;
    private final Findings findings;
    private final CallChain value;
    private final List<Target> candidates = new ArrayList<>();
    private final List<Target> bound = new ArrayList<>();
    private State state;
    private int statementStart;
    private boolean first;
    /** The depth of the commas that separate what is no name from the next target. */
    private int depth;

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
        state = State.BEFORE_NAME;
        statementStart = tokens.start();
        first = true;
        while (!tokens.endsStatement()) {
            take(tokens.kind());
            tokens.next();
        }
        addBound();
        return tokens.kind();
    }

    private void take(int kind) {
        if (kind == '=' && tokens.depth() == 0 && state != State.VALUE) {
            bind();
            return;
        }
        if (!first) {
            value.take();
        }
        state = switch (state) {
            case BEFORE_NAME -> beforeName(kind);
            case AFTER_NAME -> afterName(kind);
            case NO_NAME -> noName(kind);
            case ANNOTATION, VALUE -> state;
        };
    }

    private State beforeName(int kind) {
        return switch (kind) {
            case Token.NAME -> name();
            case '(', '[', ')', ']', '*', ',' -> State.BEFORE_NAME;
            default -> skipToComma(kind);
        };
    }

    private State name() {
        if (tokens.is("lambda")) {
            return State.VALUE;
        }
        candidates.add(new Target(tokens.start(), tokens.line(), tokens.text()));
        return State.AFTER_NAME;
    }

    private State afterName(int kind) {
        return switch (kind) {
            case ',' -> State.BEFORE_NAME;
            case ')', ']' -> State.AFTER_NAME;
            default -> kind == ':' && isBareName() ? State.ANNOTATION : noTargetAfterAll(kind);
        };
    }

    /** Only one name without parentheses can have an annotation and be bound with it. */
    private boolean isBareName() {
        return first && candidates.size() == 1 && candidates.get(0).start() == statementStart;
    }

    private State noTargetAfterAll(int kind) {
        candidates.remove(candidates.size() - 1);
        return skipToComma(kind);
    }

    private State skipToComma(int kind) {
        boolean opens = kind == '(' || kind == '[' || kind == '{';
        depth = opens ? tokens.depth() - 1 : tokens.depth();
        return State.NO_NAME;
    }

    private State noName(int kind) {
        if (kind == Token.NAME && tokens.is("lambda")) {
            // Its defaults have equals signs of their own, and no target can follow it.
            return State.VALUE;
        }
        return kind == ',' && tokens.depth() <= depth ? State.BEFORE_NAME : State.NO_NAME;
    }

    private void bind() {
        bound.addAll(candidates);
        candidates.clear();
        state = state == State.ANNOTATION ? State.VALUE : State.BEFORE_NAME;
        first = false;
        value.begin();
    }

    private void addBound() {
        for (Target target : bound) {
            findings.topLevelNames.add(new TopLevelName(target.name(), TopLevelName.Kind.ASSIGN, target.line(),
                    value.callee(), !blocks.directlyInModule()));
        }
    }
}
