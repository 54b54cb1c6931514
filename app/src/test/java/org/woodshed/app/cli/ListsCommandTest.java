package org.woodshed.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.app.cli.Shell.Outcome;

class ListsCommandTest {
    @TempDir
    private Path folder;
    private Shell shell;

    @BeforeEach
    void makeARoutine() {
        shell = new Shell(folder);
        done("create", "Warm-up", "--kind", "routine");
        done("add", "Warm-up", "Long tones", "--minutes", "10");
        done("add", "warm-up", "Scales", "--note", "all keys");
        done("add", "Warm-up", "Breathing", "--at", "1");
    }

    private Outcome lists(String... words) {
        List<String> all = new ArrayList<>(List.of("lists"));
        all.addAll(List.of(words));
        return shell.run(all.toArray(String[]::new));
    }

    private void done(String... words) {
        Outcome outcome = lists(words);
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    }

    private List<String> texts(String list) {
        List<String> texts = new ArrayList<>();
        lists("show", list, "--json").json().path("lists").path(0).path("items").forEach(item -> texts.add(item.path(
                "text").stringValue()));
        return texts;
    }

    @Test
    void aListIsShownInItsOrder() {
        assertThat(texts("Warm-up")).containsExactly("Breathing", "Long tones", "Scales");
        assertThat(lists().out()).contains("Warm-up", "2  Long tones  10", "all keys");
        assertThat(lists("--json").json().path("lists").path(0).path("kind").stringValue()).isEqualTo("routine");
    }

    @Test
    void itemsAreMovedTickedAndRemoved() {
        done("move", "Warm-up", "3", "1");
        assertThat(texts("Warm-up")).containsExactly("Scales", "Breathing", "Long tones");
        done("check", "Warm-up", "2");
        assertThat(lists("show", "Warm-up").out()).contains("✓ 2").doesNotContain("✓ 1");
        done("check", "Warm-up", "2", "--undone");
        assertThat(lists("show", "Warm-up").out()).doesNotContain("✓");
        done("remove", "Warm-up", "1");
        done("create", "Concert", "--kind", "setlist");
        done("move", "Warm-up", "1", "1", "--to", "Concert");
        assertThat(texts("Warm-up")).containsExactly("Long tones");
        assertThat(texts("Concert")).containsExactly("Breathing");
        done("rename", "Concert", "Spring concert");
        done("remove", "Warm-up");
        assertThat(lists("--json").json().path("lists")).singleElement().satisfies(list -> assertThat(list.path("name")
                .stringValue()).isEqualTo("Spring concert"));
    }

    @Test
    void severalItemsAreAddedAtOnceInTheirOrder() {
        done("add", "Warm-up", "Thirds", "Chords");
        done("add", "Warm-up", "First", "Second", "--at", "1");
        assertThat(texts("Warm-up")).containsExactly("First", "Second", "Breathing", "Long tones", "Scales", "Thirds",
                "Chords");
    }

    @Test
    void whatCannotBeDoneSaysSoAndChangesNothing() {
        assertThat(lists("show", "Cool-down").exitCode()).isEqualTo(1);
        assertThat(lists("dance").exitCode()).isEqualTo(2);
        assertThat(lists("add", "Warm-up").exitCode()).isEqualTo(2);
        assertThat(lists("add", "Warm-up", " ").exitCode()).isEqualTo(2);
        assertThat(lists("create", "x", "--kind", "opera").exitCode()).isEqualTo(2);
        assertThat(lists("move", "Warm-up", "9", "1")).satisfies(outcome -> {
            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.err()).contains("Warm-up has 3 items");
        });
        assertThat(lists("move", "Warm-up", "1", "0").exitCode()).isEqualTo(2);
        assertThat(texts("Warm-up")).containsExactly("Breathing", "Long tones", "Scales");
    }
}
