package dev.slipway.plan.node.imports;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/** Tells JSX from comparisons and type parameters, and reads its tags and text (the JSX specification, "Syntax"). */
final class Jsx {

    private final Map<String, Integer> lastClosing = new HashMap<>();
    private final Characters in;
    private final ArrayDeque<Frame> frames;

    Jsx(String text, Characters in, ArrayDeque<Frame> frames) {
        this.in = in;
        this.frames = frames;
        for (int at = text.indexOf("</"); at >= 0; at = text.indexOf("</", at + 2)) {
            lastClosing.put(nameAt(text, at + 2), at);
        }
    }

    /** Whether the {@code <} here, where a value may begin, opens an element and no list of type parameters. */
    boolean opens() {
        char first = in.peek(1);
        if (first == '>') {
            return lastClosing.getOrDefault("", -1) > in.position();
        }
        if (!Character.isLetter(first) && first != '_' && first != '$') {
            return false;
        }
        StringBuilder name = new StringBuilder();
        while (isNamePart(in.peek(1 + name.length()))) {
            name.append(in.peek(1 + name.length()));
        }
        return !beginsTypeParameters(1 + name.length())
                && (in.peek(1 + name.length()) != '>' || lastClosing.getOrDefault(name.toString(), -1) > in.position());
    }

    /** {@code <T,>}, {@code <T extends X>}, {@code <T = X>}: what TypeScript allows as type parameters in .tsx files. */
    private boolean beginsTypeParameters(int ahead) {
        int at = ahead;
        while (Characters.isSpace(in.peek(at))) {
            at++;
        }
        return in.peek(at) == ',' || in.peek(at) == '=' || in.ahead(at, "extends ");
    }

    /** Reads one piece of a tag or of the text between tags; whether code follows. */
    void step() {
        if (frames.peek() == Frame.JSX_TAG) {
            tag();
        } else {
            children();
        }
    }

    private void tag() {
        char c = in.peek(0);
        if (c == '"' || c == '\'') {
            in.skip(1);
            in.skipPast(String.valueOf(c));
        } else if (c == '{') {
            in.skip(1);
            frames.push(Frame.JSX_HOLE);
        } else if (in.ahead("/>")) {
            in.skip(2);
            frames.pop();
        } else if (c == '>') {
            in.skip(1);
            frames.pop();
            frames.push(Frame.JSX_CHILDREN);
        } else {
            in.skip(1);
        }
    }

    private void children() {
        if (in.ahead("</")) {
            in.skipPast(">");
            frames.pop();
        } else if (in.peek(0) == '<') {
            in.skip(1);
            frames.push(Frame.JSX_TAG);
        } else {
            if (in.peek(0) == '{') {
                frames.push(Frame.JSX_HOLE);
            }
            in.skip(1);
        }
    }

    private static String nameAt(String text, int start) {
        int end = start;
        while (end < text.length() && isNamePart(text.charAt(end))) {
            end++;
        }
        return text.substring(start, end);
    }

    private static boolean isNamePart(char c) {
        return Characters.isWordPart(c) || c == '.' || c == '-' || c == ':';
    }
}
