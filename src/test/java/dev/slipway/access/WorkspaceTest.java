package dev.slipway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkspaceTest {

    @ParameterizedTest
    @ValueSource(strings = { "default", "a", "7", "team-a", "a--b", "abcdefghijklmnopqrstuvwxyz0123456789-abc" })
    void takes_letters_digits_and_dashes_between(String name) {
        assertThat(Workspace.parse(name)).contains(new Workspace(name));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "-a", "a-", "-", "A", "a_b", "a.b", "a/b", "..", "a b", "a\n", "\u00e4", "library",
            "abcdefghijklmnopqrstuvwxyz0123456789-abcd" })
    void refuses_what_would_mean_something_else_in_a_path_and_where_base_images_are(String name) {
        assertThat(Workspace.parse(name)).isEmpty();
        assertThatThrownBy(() -> new Workspace(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void no_name_is_no_workspace() {
        assertThat(Workspace.parse(null)).isEmpty();
    }
}
