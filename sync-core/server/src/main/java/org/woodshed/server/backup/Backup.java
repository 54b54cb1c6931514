package org.woodshed.server.backup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.woodshed.server.storage.sql.H2File;
import org.woodshed.store.FolderLock;

/** Copies the database of a data folder, through the server that runs on it or, if none does, by itself. */
public final class Backup {
    private final Path folder;

    public Backup(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes the copy. It is complete or not there.
     *
     * @return how many bytes it has
     * @throws BackupException if it was not written
     */
    public long to(Path file) throws BackupException {
        Path target = file.toAbsolutePath();
        if (Files.exists(target)) {
            throw new BackupException(target + " is there already and was left as it is: choose another name", null);
        }
        if (!Files.exists(folder.resolve(H2File.NAME))) {
            throw new BackupException("There is no database in " + folder + "; nothing was written", null);
        }
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            Files.deleteIfExists(part);
            write(part);
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            return Files.size(target);
        } catch (IOException notWritten) {
            throw new BackupException("The backup was not written: " + notWritten.getMessage(), notWritten);
        }
    }

    private void write(Path part) throws IOException, BackupException {
        Optional<FolderLock> lock = FolderLock.take(folder, "server.lock");
        if (lock.isEmpty()) {
            askServer(part);
            return;
        }
        try (var _ = lock.get()) {
            H2File.copy(folder, part);
        }
    }

    private void askServer(Path part) throws BackupException {
        Path socket = folder.toAbsolutePath().resolve(AdminSocket.NAME);
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            PrintWriter request = new PrintWriter(Channels.newWriter(channel, StandardCharsets.UTF_8));
            request.println(AdminSocket.BACKUP + part);
            request.flush();
            String answer = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8)).readLine();
            if (!AdminSocket.OK.equals(answer)) {
                throw new BackupException("The backup was not written: " + (answer == null ? "the server stopped"
                        : answer.substring(Math.min(AdminSocket.ERROR.length(), answer.length()))), null);
            }
        } catch (IOException | RuntimeException notReached) {
            throw new BackupException("The server that runs on " + folder + " does not answer at " + socket
                    + "; nothing was written. Run the command as the server's user, or stop the server first",
                    notReached);
        }
    }
}
