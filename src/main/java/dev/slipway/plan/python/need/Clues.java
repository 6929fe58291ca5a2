package dev.slipway.plan.python.need;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds which of many short texts are in a file, in one pass over it: the automaton of Aho and Corasick ("Efficient String
 * Matching", 1975) over ASCII. What no pattern can match is so left out before a pattern is tried.
 */
final class Clues {

    private static final int ALPHABET = 128;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final int[] next;
    private final int[][] found;

    Clues(Collection<String> texts) {
        int most = 1 + texts.stream().mapToInt(String::length).sum();
        next = new int[most * ALPHABET];
        Arrays.fill(next, -1);
        List<List<Integer>> ends = new ArrayList<>();
        ends.add(new ArrayList<>());
        texts.stream().distinct().forEach(text -> add(text, ends));
        link(ends);
        found = ends.stream().map(list -> list.stream().mapToInt(Integer::intValue).toArray()).toArray(int[][]::new);
    }

    private void add(String text, List<List<Integer>> ends) {
        int state = 0;
        for (char c : text.toCharArray()) {
            if (next[state * ALPHABET + c] < 0) {
                next[state * ALPHABET + c] = ends.size();
                ends.add(new ArrayList<>());
            }
            state = next[state * ALPHABET + c];
        }
        int number = numbers.size();
        numbers.put(text, number);
        ends.get(state).add(number);
    }

    /** Breadth first, so that the state of every shorter suffix is complete when it is needed. */
    private void link(List<List<Integer>> ends) {
        int[] suffix = new int[ends.size()];
        Deque<Integer> open = new ArrayDeque<>(List.of(0));
        while (!open.isEmpty()) {
            int state = open.removeFirst();
            for (int c = 0; c < ALPHABET; c++) {
                int fallback = state == 0 ? 0 : next[suffix[state] * ALPHABET + c];
                int target = next[state * ALPHABET + c];
                if (target < 0) {
                    next[state * ALPHABET + c] = fallback;
                } else {
                    suffix[target] = fallback;
                    ends.get(target).addAll(ends.get(fallback));
                    open.addLast(target);
                }
            }
        }
    }

    /** The numbers of the texts that are in it. */
    BitSet in(String text) {
        BitSet met = new BitSet();
        int state = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            state = c < ALPHABET ? next[state * ALPHABET + c] : 0;
            if (found[state].length > 0) {
                for (int number : found[state]) {
                    met.set(number);
                }
            }
        }
        return met;
    }

    int numberOf(String text) {
        return numbers.get(text);
    }
}
