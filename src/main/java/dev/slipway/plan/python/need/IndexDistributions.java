package dev.slipway.plan.python.need;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.slipway.plan.Requirement.Source;
import dev.slipway.plan.python.packages.DistributionName;
import dev.slipway.plan.python.packages.Mapping;
import dev.slipway.plan.python.packages.PackageIndex;
import dev.slipway.plan.python.packages.StandardLibrary;

/** The tables of {@link PackageIndex}, asked about whole import statements. */
public final class IndexDistributions implements Distributions {

    private static final int FIRST_MINOR = 0;
    private static final int LAST_MINOR = 15;
    /** Nobody takes more submodules than that in one statement, and no module's name is longer. */
    private static final int MOST_NAMES = 60;
    private static final int LONGEST_MODULE = 200;

    private final PackageIndex index = PackageIndex.load();

    @Override
    public List<Found> find(String module, List<String> names) {
        if (module.isEmpty() || module.length() > LONGEST_MODULE) {
            return List.of();
        }
        List<Found> found = new ArrayList<>();
        names.stream().limit(MOST_NAMES).filter(name -> !name.equals("*") && name.length() < LONGEST_MODULE)
                .forEach(name -> of(module, module + "." + name).filter(one -> !found.contains(one)).ifPresent(found::add));
        if (found.isEmpty()) {
            index.distributionOf(module).map(mapping -> found(mapping, module)).ifPresent(found::add);
        }
        return found;
    }

    /** A name that is no known submodule says nothing more than its module. */
    private Optional<Found> of(String module, String dotted) {
        Optional<Mapping> precise = index.distributionOf(dotted);
        boolean type = Character.isUpperCase(dotted.charAt(module.length() + 1));
        boolean guessed = precise.filter(mapping -> mapping.source() != Source.NAME)
                .filter(mapping -> !type || mapping.source() != Source.NAMESPACE).isEmpty();
        return (guessed ? index.distributionOf(module) : precise).map(mapping -> found(mapping, module));
    }

    private Found found(Mapping mapping, String module) {
        int dot = module.indexOf('.');
        String top = dot < 0 ? module : module.substring(0, dot);
        Optional<String> squatted = Optional.of(top).filter(name -> index.squatterOf(name).isPresent());
        return new Found(mapping.requirement(), mapping.source(), mapping.confidence(), mapping.alternatives(), squatted);
    }

    @Override
    public Optional<String> squatted(String distribution) {
        return index.squatterOf(DistributionName.normalise(distribution));
    }

    @Override
    public boolean isStandardLibrary(String module, int minor) {
        return StandardLibrary.contains(top(module), minor);
    }

    @Override
    public boolean wasEverStandardLibrary(String module) {
        return IntStream.rangeClosed(FIRST_MINOR, LAST_MINOR)
                .anyMatch(minor -> StandardLibrary.contains(top(module), minor));
    }

    private static String top(String module) {
        int dot = module.indexOf('.');
        return dot < 0 ? module : module.substring(0, dot);
    }
}
