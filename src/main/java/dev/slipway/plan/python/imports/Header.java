package dev.slipway.plan.python.imports;

/** Walks over the header of a compound statement up to its colon, past those of lambdas, slices and annotations. */
final class Header {
    private final Tokens tokens;
    private int lambdas;
    private boolean over;

    Header(Tokens tokens) {
        this.tokens = tokens;
    }

    void begin() {
        lambdas = 0;
        over = false;
    }

    /** Takes one more token; false when it is the colon, or the line is over. */
    boolean advance() {
        int kind = tokens.next();
        over = tokens.endsStatement() || kind == ':' && tokens.depth() == 0 && lambdas == 0;
        if (!over && tokens.depth() == 0) {
            countLambdas(kind);
        }
        return !over;
    }

    private void countLambdas(int kind) {
        if (kind == ':') {
            lambdas--;
        } else if (kind == Token.NAME && tokens.is("lambda")) {
            lambdas++;
        }
    }

    /** Goes to the colon, and from there to the first token of the block if that is on the same line. */
    int finish() {
        while (!over) {
            advance();
        }
        return tokens.kind() == ':' ? tokens.next() : tokens.kind();
    }
}
