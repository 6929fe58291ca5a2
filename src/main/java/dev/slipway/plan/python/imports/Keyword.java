package dev.slipway.plan.python.imports;

/** The words that begin a statement the scanner looks into (Python language reference, 7 and 8). */
enum Keyword {
    NONE(""),
    ASYNC("async"),
    CASE("case"),
    CLASS("class"),
    DEF("def"),
    ELIF("elif"),
    ELSE("else"),
    EXCEPT("except"),
    FINALLY("finally"),
    FOR("for"),
    FROM("from"),
    GET_IPYTHON("get_ipython"),
    IF("if"),
    IMPORT("import"),
    LAZY("lazy"),
    MATCH("match"),
    PIP("pip"),
    RAISE("raise"),
    TRY("try"),
    TYPE("type"),
    WHILE("while"),
    WITH("with");

    private final String spelling;

    Keyword(String spelling) {
        this.spelling = spelling;
    }

    static Keyword of(Cursor cursor, int from, int to) {
        return switch (cursor.text[from]) {
            case 'a' -> ASYNC.ifIs(cursor, from, to);
            case 'c' -> cursor.text[from + 1] == 'a' ? CASE.ifIs(cursor, from, to) : CLASS.ifIs(cursor, from, to);
            case 'd' -> DEF.ifIs(cursor, from, to);
            case 'e' -> beginsWithE(cursor, from, to);
            case 'f' -> beginsWithF(cursor, from, to);
            case 'g' -> GET_IPYTHON.ifIs(cursor, from, to);
            case 'i' -> cursor.text[from + 1] == 'f' ? IF.ifIs(cursor, from, to) : IMPORT.ifIs(cursor, from, to);
            case 'l' -> LAZY.ifIs(cursor, from, to);
            case 'm' -> MATCH.ifIs(cursor, from, to);
            case 'p' -> PIP.ifIs(cursor, from, to);
            case 'r' -> RAISE.ifIs(cursor, from, to);
            case 't' -> cursor.text[from + 1] == 'r' ? TRY.ifIs(cursor, from, to) : TYPE.ifIs(cursor, from, to);
            case 'w' -> cursor.text[from + 1] == 'i' ? WITH.ifIs(cursor, from, to) : WHILE.ifIs(cursor, from, to);
            default -> NONE;
        };
    }

    private Keyword ifIs(Cursor cursor, int from, int to) {
        return cursor.is(from, to, spelling) ? this : NONE;
    }

    private static Keyword beginsWithE(Cursor cursor, int from, int to) {
        if (cursor.text[from + 1] == 'x') {
            return EXCEPT.ifIs(cursor, from, to);
        }
        return cursor.text[from + 2] == 'i' ? ELIF.ifIs(cursor, from, to) : ELSE.ifIs(cursor, from, to);
    }

    private static Keyword beginsWithF(Cursor cursor, int from, int to) {
        return switch (cursor.text[from + 1]) {
            case 'r' -> FROM.ifIs(cursor, from, to);
            case 'o' -> FOR.ifIs(cursor, from, to);
            default -> FINALLY.ifIs(cursor, from, to);
        };
    }
}
