package org.woodshed.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.store.fs.FilePath;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What H2 sees of a file whose disk refuses something, and what is in the file. */
@NullMarked
class GuardTest {
    @TempDir
    Path folder;
    private Path file = Path.of("");
    private FileChannel channel;

    @BeforeEach
    void open() throws IOException {
        RefusingDisk.refuses = false;
        FilePath.register(new RefusingDisk());
        file = folder.resolve("some.mv.db");
        channel = FilePath.get(GuardedFile.prefix() + RefusingDisk.SCHEME + ":" + file).open("rw");
        write("0123456789", 0);
    }

    @AfterEach
    void close() {
        Guard.end(file);
    }

    @Test
    void whoeverWritesGoesOnInMemoryAndTheFileStaysAsItWas() throws IOException {
        Guard guard = Guard.of(file);
        RefusingDisk.refuses = true;
        write("ab", 2);
        RefusingDisk.refuses = false;
        write("cd", 3);
        write("ef", 12);
        channel.force(true);

        assertThat(read(0, 20)).isEqualTo("01acd56789\0\0ef");
        assertThat(read(13, 4)).isEqualTo("f");
        assertThat(channel.read(ByteBuffer.allocate(1), 14)).isEqualTo(-1);
        assertThat(channel.size()).isEqualTo(14);
        assertThat(channel.truncate(4).size()).isEqualTo(4);
        assertThat(read(0, 20)).isEqualTo("01ac");
        assertThat(file).hasContent("0123456789");
        assertThat(guard.isWhole()).isFalse();
        assertThatThrownBy(guard::check).isInstanceOf(UncheckedIOException.class).hasMessageContaining("No space left");
    }

    @Test
    void aFileThatIsGivenUpStaysAsItIs() throws IOException {
        Guard guard = Guard.of(file);
        assertThat(guard.isWhole()).isTrue();
        guard.giveUp();
        write("ab", 0);
        assertThat(read(0, 4)).isEqualTo("ab23");
        assertThat(Files.readString(file)).isEqualTo("0123456789");
        guard.end();
        assertThat(channel.isOpen()).as("H2 closes its own").isTrue();
        assertThatIllegalStateException().isThrownBy(() -> Guard.of(file));
    }

    @Test
    void withoutAGuardWhoeverWritesIsToldAndNothingIsWrittenAfterwards() {
        RefusingDisk.refuses = true;
        assertThatIOException().isThrownBy(() -> write("ab", 2)).withMessageContaining("No space left");
        RefusingDisk.refuses = false;
        assertThatIOException().isThrownBy(() -> write("cd", 2)).withMessageContaining("nothing more is written");
        assertThat(file).hasContent("0123456789");
    }

    private void write(String text, long position) throws IOException {
        ByteBuffer bytes = StandardCharsets.US_ASCII.encode(text);
        assertThat(channel.write(bytes, position)).isEqualTo(text.length());
        assertThat(bytes.hasRemaining()).isFalse();
    }

    private String read(long position, int length) throws IOException {
        ByteBuffer found = ByteBuffer.allocate(length);
        channel.read(found, position);
        return StandardCharsets.US_ASCII.decode(found.flip()).toString();
    }
}
