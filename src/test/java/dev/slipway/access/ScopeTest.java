package dev.slipway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class ScopeTest {

    private static List<Scope> includedIn(Scope scope) {
        return Stream.of(Scope.values()).filter(scope::includes).toList();
    }

    @Test
    void a_scope_includes_reading_and_only_admin_includes_the_others() {
        assertThat(includedIn(Scope.BUILDS_READ)).containsExactly(Scope.BUILDS_READ);
        assertThat(includedIn(Scope.BUILDS_WRITE)).containsExactly(Scope.BUILDS_READ, Scope.BUILDS_WRITE);
        assertThat(includedIn(Scope.DEPLOY)).containsExactly(Scope.BUILDS_READ, Scope.DEPLOY);
        assertThat(includedIn(Scope.ADMIN)).containsExactly(Scope.values());
    }

    @Test
    void words_that_are_no_scope_give_nothing() {
        assertThat(Scope.known(List.of("openid", "ADMIN", "admin ", "builds:write"))).containsExactly(Scope.BUILDS_WRITE);
    }
}
