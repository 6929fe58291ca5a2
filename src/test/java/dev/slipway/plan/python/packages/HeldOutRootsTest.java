package dev.slipway.plan.python.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

/** The goal of the tables, on distributions that none of their rows was made from. */
class HeldOutRootsTest {

    private static final Path HELD_OUT = Path.of("src/test/python/module-roots-heldout.tsv");

    @Test
    void maps_nearly_every_module_root_to_a_distribution_that_ships_it() throws IOException {
        ModuleRoots.Score score = ModuleRoots.read(HELD_OUT).score(PackageIndex.load());

        assertThat(score.percent()).as("%s, of all roots", score).isGreaterThanOrEqualTo(96.5);
    }

    @Test
    void maps_most_roots_whose_name_is_not_the_distributions() throws IOException {
        ModuleRoots.Score score = ModuleRoots.read(HELD_OUT).only(ModuleRoots.Root::nameDiffers).score(PackageIndex.load());

        assertThat(score.percent()).as("%s, of those whose name differs", score).isGreaterThanOrEqualTo(90);
    }
}
