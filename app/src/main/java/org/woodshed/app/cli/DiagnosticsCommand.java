package org.woodshed.app.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.Diagnostics;
import org.woodshed.client.Woodshed;
import org.woodshed.protocol.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** {@code woodshed diagnostics}: what somebody who helps has to know. */
@Command(name = "diagnostics", description = {"Write what somebody who helps has to know, as one JSON document.",
        "It holds no text that you typed, no address and no password or token."})
final class DiagnosticsCommand extends FolderCommand {
    @Option(names = "--output", paramLabel = "FILE", description = "Where to, a new file. Default: standard output.")
    private @Nullable Path file;

    @Override
    int run(Woodshed woodshed) throws Exception {
        ObjectNode document = Diagnostics.document(woodshed);
        if (file == null) {
            output().line(document);
            return ExitCodes.DONE;
        }
        try {
            Files.writeString(file, Json.write(document), StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        } catch (IOException unwritable) {
            throw CommandException.failed("The file " + file + " can't be written, or is there already. Name another.");
        }
        output().say("Wrote " + file + ".");
        return ExitCodes.DONE;
    }
}
