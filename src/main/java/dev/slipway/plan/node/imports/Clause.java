package dev.slipway.plan.node.imports;

import dev.slipway.plan.node.imports.Token.Kind;

/**
 * The names between {@code import} or {@code export} and {@code from}, kept as far as telling types from values needs:
 * {@code import type X from}, {@code import { type X } from} bring types alone, {@code import type from} a value called
 * {@code type}.
 */
final class Clause {

    private int tokens;
    private boolean typeFirst;
    private boolean typeDeclared;
    private boolean nameBegins;
    private boolean inBraces;
    private boolean values;
    private boolean types;
    private Token last = new Token(Kind.PUNCTUATION, "", 0);

    boolean mayContinueWith(Token token) {
        return switch (token.kind()) {
            case WORD -> !token.text().equals("import") && !token.text().equals("export");
            case STRING -> inBraces;
            case PUNCTUATION -> token.is("{") || token.is("}") || token.is(",") || token.is("*")
                    || token.is("=") && tokens > 0;
            case TEMPLATE, NUMBER, REGEX, END -> false;
        };
    }

    void take(Token token) {
        if (tokens == 0) {
            typeFirst = token.isWord("type");
        } else if (tokens == 1 && typeFirst) {
            typeDeclared = token.is("{") || token.is("*") || token.kind() == Kind.WORD && !token.isWord("from");
        }
        if (token.is("{") || token.is("}")) {
            inBraces = token.is("{");
            nameBegins = inBraces;
        } else if (inBraces) {
            name(token);
        } else if (!token.isWord("from") && !token.is(",") && !(tokens == 0 && typeFirst)) {
            values = true;
        }
        last = token;
        tokens++;
    }

    private void name(Token token) {
        if (nameBegins && token.kind() != Kind.PUNCTUATION) {
            types |= token.isWord("type");
            values |= !token.isWord("type");
        }
        nameBegins = token.is(",");
    }

    boolean onlyTypes() {
        return typeDeclared || types && !values;
    }

    boolean endsWithEquals() {
        return last.is("=");
    }
}
