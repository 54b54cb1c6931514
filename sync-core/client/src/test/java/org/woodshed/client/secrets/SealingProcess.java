package org.woodshed.client.secrets;

import java.nio.file.Path;
import java.util.Map;

/** A process that seals the tokens of a data folder. Arguments: the folder, the path of programs. */
final class SealingProcess {
    private SealingProcess() {}

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        new TokenSafe(folder, Keyrings.of("Linux", folder, Map.of("PATH", arguments[1]), ToolRun.USUAL)).seal();
    }
}
