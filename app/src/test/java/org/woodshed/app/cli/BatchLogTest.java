package org.woodshed.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.app.cli.Shell.Outcome;
import tools.jackson.databind.node.ObjectNode;

class BatchLogTest {
    @TempDir
    private Path folder;

    @Test
    void everyLineIsAnsweredInOrderOnceItIsSaved() {
        Shell shell = new Shell(folder);
        String lines =
                IntStream.rangeClosed(1, 3_000).mapToObj(n -> "{\"duration\":" + n % 60 + ",\"notes\":\"note " + n
                        + "\"}\n").collect(Collectors.joining());

        Outcome outcome = shell.runWith(lines, "log", "--batch");

        assertThat(outcome.exitCode()).isZero();
        List<ObjectNode> answers = outcome.jsonLines();
        assertThat(answers).extracting(answer -> answer.path("line").intValue()).containsExactlyElementsOf(IntStream
                .rangeClosed(1, 3_000).boxed().toList());
        assertThat(answers).allMatch(answer -> answer.path("saved").booleanValue());
        assertThat(shell.entries()).extracting(entry -> entry.path("id")).containsExactlyInAnyOrderElementsOf(answers
                .stream().map(answer -> answer.path("id")).toList());
    }

    @Test
    void aLineMayUseTheNamesOfTheWire() {
        Shell shell = new Shell(folder);

        shell.runWith(
                """
                        {"durationSeconds":90,"startedAt":"2026-11-19T20:00:00Z","zone":"UTC","tags":["a","b"],"techniques":["t"],\
                        "pieces":[{"title":"Etude","composer":"Chopin","measures":"1-8","tempoBpm":96},{"title":"Scales"}]}
                        """,
                "log", "--batch");

        ObjectNode entry = shell.onlyEntry();
        assertThat(entry.path("durationSeconds").intValue()).isEqualTo(90);
        assertThat(entry.path("pieces")).hasSize(2).anySatisfy(piece -> {
            assertThat(piece.path("title").stringValue()).isEqualTo("Etude");
            assertThat(piece.path("tempoBpm").intValue()).isEqualTo(96);
        });
        assertThat(entry.path("tags")).hasSize(2);
    }

    @Test
    void aBadLineIsAnsweredAndTheOthersAreSaved() {
        Shell shell = new Shell(folder);

        Outcome outcome = shell.runWith("""
                {"duration":"45"}
                not json
                {"duration":"soon"}

                {"rating":9}
                {"lenght":3}
                {"piece":{"title":"x"}}
                {"notes":"last"}
                """, "log", "--batch");

        assertThat(outcome.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(outcome.jsonLines()).extracting(answer -> answer.path("line").intValue() + " " + answer.path("saved")
                .booleanValue()).containsExactly("1 true", "2 false", "3 false", "5 false", "6 false", "7 false",
                        "8 true");
        assertThat(outcome.jsonLines().get(4).path("error").stringValue()).contains("\"lenght\" is not known");
        assertThat(shell.entries()).hasSize(2);
    }

    @Test
    void otherOptionsDoNotGoWithABatch() {
        assertThat(new Shell(folder).run("log", "--batch", "--notes", "x").exitCode()).isEqualTo(ExitCodes.WRONG_USAGE);
    }
}
