package org.woodshed.app.cli;

import java.io.PrintStream;
import org.woodshed.protocol.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells what a command did: in sentences and tables, or as one JSON document. Thread-safe as far as the streams are.
 *
 * @param json true if only the JSON document is wanted on standard output
 */
record Output(PrintStream out, PrintStream err, boolean json) {
    /** A sentence for a person. */
    void say(String sentence) {
        if (!json) {
            out.println(sentence);
            out.flush();
        }
    }

    /** A line of what goes on: told to the person even if a document is wanted on standard output. */
    void tell(String line) {
        PrintStream stream = json ? err : out;
        stream.println(line);
        stream.flush();
    }

    void say(Table table) {
        if (!json) {
            table.lines().forEach(out::println);
            out.flush();
        }
    }

    /** The document for a program. */
    void document(ObjectNode document) {
        if (json) {
            line(document);
        }
    }

    /** A line of JSON, whatever was asked for: of commands that speak nothing else. */
    void line(ObjectNode document) {
        out.println(Json.write(document));
        out.flush();
    }

    /** What did not work: on standard error, so that it never mixes with what was asked for. */
    void warn(String sentence) {
        err.println(sentence);
        err.flush();
    }
}
