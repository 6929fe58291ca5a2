package dev.slipway.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Seconds of each contestant in one scenario, round by round. */
final class Times {

    private final Map<String, List<Double>> seconds = new LinkedHashMap<>();

    void add(String contestant, double taken) {
        seconds.computeIfAbsent(contestant, name -> new ArrayList<>()).add(taken);
    }

    boolean knows(String contestant) {
        return seconds.containsKey(contestant);
    }

    double median(String contestant) {
        return median(seconds.get(contestant));
    }

    /** The median of what each pair of rounds gives, which a slow minute of the machine does not bend. */
    double medianRatio(String contestant, String to) {
        List<Double> above = seconds.get(contestant);
        List<Double> below = seconds.get(to);
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < Math.min(above.size(), below.size()); round++) {
            ratios.add(above.get(round) / below.get(round));
        }
        return median(ratios);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
