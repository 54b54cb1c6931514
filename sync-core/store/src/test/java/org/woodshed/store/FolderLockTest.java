package org.woodshed.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullMarked
class FolderLockTest {
    @TempDir
    Path folder;

    @Test
    void oneAtATimeHasTheFolder() throws IOException {
        try (FolderLock lock = FolderLock.take(folder, "some.lock").orElseThrow()) {
            assertThat(lock).isNotNull();
            assertThat(FolderLock.take(folder, "some.lock")).isEmpty();
        }
        try (FolderLock lock = FolderLock.take(folder, "some.lock").orElseThrow()) {
            assertThat(lock).isNotNull();
        }
    }

    @Test
    void aFolderThatIsNotThereIsSaid() {
        assertThatThrownBy(() -> FolderLock.take(folder.resolve("gone"), "some.lock")).isInstanceOf(IOException.class);
    }
}
