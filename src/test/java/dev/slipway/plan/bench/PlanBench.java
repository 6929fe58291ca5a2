package dev.slipway.plan.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code ./slipway bench plan}: how good and how fast the planner is. Arguments: the folder of the labelled set, if another
 * than the project's; {@code --faults} lists what was wrong.
 */
public final class PlanBench {

    private PlanBench() {
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> given = List.of(arguments);
        Path set = given.stream().filter(one -> !one.startsWith("--")).findFirst().map(Path::of).orElse(LabelledAgent.SET);
        Measurement ours = Measurement.of(set);
        System.out.println("Labelled set: " + LabelledAgent.all(set).size() + " programs, " + set);
        System.out.println("Requirements with extras and versions");
        System.out.println("  Slipway  " + ours.whole());
        System.out.println("Requirements, names alone");
        System.out.println("  Slipway  " + ours.names());
        if (!given.contains("--alone")) {
            OtherMappings.print(set, ours);
        }
        System.out.println("Other parts of the plan");
        System.out.println(ours.hits());
        if (!given.contains("--alone")) {
            Speed.print();
        }
        if (given.contains("--faults")) {
            ours.whole().faults().forEach(System.out::println);
            ours.hits().faults().forEach(System.out::println);
        }
    }
}
