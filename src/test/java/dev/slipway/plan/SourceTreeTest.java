package dev.slipway.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.slipway.plan.Rejection.RejectedException;

class SourceTreeTest {

    @Test
    void keeps_the_files_in_the_order_of_their_paths() {
        SourceTree tree = SourceTree.parse(Map.of("b.py", "2", "a/z.py", "1", "c.txt", "3"));

        assertThat(tree.files().keySet()).containsExactly("a/z.py", "b.py", "c.txt");
        assertThat(tree.pathsEndingWith(".py")).extracting(SourcePath::value).containsExactly("a/z.py", "b.py");
    }

    @Test
    void rejects_no_files_at_all() {
        assertThat(rejection(Map.of())).contains("at least one file");
    }

    @Test
    void rejects_a_file_without_text() {
        Map<String, String> files = new HashMap<>();
        files.put("a.py", null);

        assertThat(rejection(files)).contains("\"a.py\" must be text");
    }

    @Test
    void rejects_text_that_cannot_be_written_as_utf_8() {
        assertThat(rejection(Map.of("a.py", "\udc00"))).contains("\"a.py\"").contains("Unicode");
    }

    @Test
    void rejects_names_that_differ_only_in_normalisation() {
        assertThat(rejection(Map.of("caf\u00e9.py", "", "cafe\u0301.py", ""))).contains("normalisation");
    }

    @Test
    void rejects_a_path_that_is_both_file_and_folder() {
        assertThat(rejection(Map.of("a", "", "a/b", ""))).isEqualTo("\"a\" is both a file and a folder");
        assertThat(rejection(Map.of("a", "", "a-b", "", "a/b/c", ""))).contains("\"a\" is both");
    }

    @Test
    void takes_names_that_only_begin_alike() {
        assertThat(SourceTree.parse(Map.of("a", "", "ab/c", "", "a.py", "")).files()).hasSize(3);
    }

    private static String rejection(Map<String, String> files) {
        Rejection rejection = catchThrowableOfType(RejectedException.class, () -> SourceTree.parse(files)).rejection();
        assertThat(rejection.field()).contains("files");
        return rejection.message();
    }
}
