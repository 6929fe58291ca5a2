package dev.slipway.redteam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/** That the red team is as strong as promised, and that none of its attacks stays at home. */
class RedTeamSuiteTest {

    private static final int PROMISED = 60;
    /** What the includes of surefire and failsafe in pom.xml pick by name. */
    private static final Pattern PICKED = Pattern.compile(".*(Test|Properties|IT)");

    private static final List<JavaMethod> ATTACKS = new ClassFileImporter().importPackages("dev.slipway").stream()
            .flatMap(type -> type.getMethods().stream()).filter(method -> method.isAnnotatedWith(RedTeam.class)).toList();

    @Test
    void there_are_at_least_sixty_attacks() {
        assertThat(ATTACKS).hasSizeGreaterThanOrEqualTo(PROMISED);
    }

    @Test
    void each_is_in_a_class_that_is_run_by_its_name() {
        assertThat(ATTACKS).allMatch(attack -> PICKED.matcher(attack.getOwner().getSimpleName()).matches());
    }

    @Test
    void none_is_switched_off() {
        assertThat(ATTACKS).noneMatch(RedTeamSuiteTest::isSwitchedOff);
    }

    private static boolean isSwitchedOff(JavaMethod attack) {
        JavaClass owner = attack.getOwner();
        String disabled = "org.junit.jupiter.api.Disabled";
        return attack.isAnnotatedWith(disabled) || owner.isAnnotatedWith(disabled);
    }
}
