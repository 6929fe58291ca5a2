package dev.slipway.plan.python.imports;

/**
 * Recognises an expression that is a call of a dotted name, or a chain of such calls, possibly in parentheses, and
 * gives its text without arguments: of {@code (Graph(x).add("a").compile())} it is {@code Graph().add().compile}.
 */
final class CallChain {
    /** Longer chains are none of those that a planner looks for. */
    private static final int LONGEST = 200;

    private enum State {
        BEFORE_NAME,
        AFTER_NAME,
        IN_CALL,
        AFTER_CALL,
        SOMETHING_ELSE
    }

    private final Tokens tokens;
    private final StringBuilder text = new StringBuilder();
    private State state = State.SOMETHING_ELSE;
    private int depth;
    private int parentheses;

    CallChain(Tokens tokens) {
        this.tokens = tokens;
    }

    void begin() {
        state = State.BEFORE_NAME;
        text.setLength(0);
        depth = tokens.depth();
        parentheses = 0;
    }

    /** Within the arguments of a call. */
    boolean isOpen() {
        return state == State.IN_CALL;
    }

    boolean isCall() {
        return state == State.AFTER_CALL;
    }

    /** The callee, or nothing if the tokens so far are not exactly a call. */
    String callee() {
        return isCall() && parentheses == 0 ? text() : "";
    }

    /** The dotted text so far. */
    String text() {
        return text.toString();
    }

    /** Takes the last token. */
    void take() {
        int kind = tokens.kind();
        state = switch (state) {
            case BEFORE_NAME -> beforeName(kind);
            case AFTER_NAME -> afterName(kind);
            case IN_CALL -> tokens.depth() == depth ? State.AFTER_CALL : State.IN_CALL;
            case AFTER_CALL -> afterCall(kind);
            case SOMETHING_ELSE -> State.SOMETHING_ELSE;
        };
    }

    private State beforeName(int kind) {
        if (kind == Token.NAME) {
            return isOperator() ? State.SOMETHING_ELSE : append(tokens.text(), State.AFTER_NAME);
        }
        return kind == '(' && text.isEmpty() ? openParenthesis() : State.SOMETHING_ELSE;
    }

    /** {@code not (x)} is no call of not. */
    private boolean isOperator() {
        return tokens.is("not") || tokens.is("await") || tokens.is("yield");
    }

    private State openParenthesis() {
        depth++;
        parentheses++;
        return State.BEFORE_NAME;
    }

    private State afterName(int kind) {
        return switch (kind) {
            case '.' -> append(".", State.BEFORE_NAME);
            case '(' -> State.IN_CALL;
            case ')' -> closeParenthesis(State.AFTER_NAME);
            default -> State.SOMETHING_ELSE;
        };
    }

    private State afterCall(int kind) {
        return switch (kind) {
            case '.' -> append("().", State.BEFORE_NAME);
            case '(' -> append("()", State.IN_CALL);
            case ')' -> closeParenthesis(State.AFTER_CALL);
            default -> State.SOMETHING_ELSE;
        };
    }

    private State closeParenthesis(State inside) {
        depth--;
        parentheses--;
        return parentheses < 0 ? State.SOMETHING_ELSE : inside;
    }

    private State append(String more, State next) {
        if (text.length() + more.length() > LONGEST) {
            return State.SOMETHING_ELSE;
        }
        text.append(more);
        return next;
    }
}
