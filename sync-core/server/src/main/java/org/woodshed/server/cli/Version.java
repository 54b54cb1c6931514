package org.woodshed.server.cli;

import picocli.CommandLine.IVersionProvider;

/** The version in the manifest of the jar this runs from. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"woodshed-server " + (version == null ? "(development)" : version)};
    }
}
