package org.woodshed.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.woodshed.client.EncryptedFolder.add;
import static org.woodshed.client.EncryptedFolder.done;
import static org.woodshed.client.EncryptedFolder.notes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.client.store.BackupFile;
import org.woodshed.client.store.StoreException;

/** The logbook lies encrypted, if somebody wants that, and everything that is done with it goes on. */
@NullMarked
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EncryptionTest {
    @TempDir
    private Path parent;

    private final KeyringInMemory keyring = new KeyringInMemory();

    private EncryptedFolder folder(String name) {
        return new EncryptedFolder(parent.resolve(name), keyring);
    }

    private Path logbook() {
        return parent.resolve("data/logbook.mv.db");
    }

    @Test
    void nothingThatWasTypedCanBeReadInAnyFileWhileItIsOn() throws Exception {
        EncryptedFolder data = folder("data");
        try (LocalWoodshed woodshed = data.open()) {
            add(woodshed, 0, 30);
            done(woodshed.backups().make());
        }
        data.scatter();
        try (LocalWoodshed woodshed = data.open()) {
            assertThat(woodshed.encryption().state()).isEqualTo(Encryption.State.OFF);
            assertThat(woodshed.encryption().isPossible()).isTrue();
            assertThat(done(woodshed.encryption().turnOn())).isEqualTo(Encryption.State.ON);
            assertThat(data.readable()).as("after turning on").isEmpty();
            add(woodshed, 30, 40);
            done(woodshed.backups().make());
            assertThat(notes(woodshed)).hasSize(40);
            assertThat(data.readable()).as("while it is open").isEmpty();
            assertThat(Diagnostics.document(woodshed).path("encryption").stringValue()).isEqualTo("ON");
        }
        assertThat(data.readable()).as("closed").isEmpty();
        try (LocalWoodshed woodshed = data.open()) {
            assertThat(notes(woodshed)).hasSize(40);
            List<BackupFile> backups = woodshed.backups().list();
            assertThat(backups).hasSize(2);
            // Both may be of the same second.
            BackupFile before = backups.stream().filter(backup -> backup.entries() == 30).findFirst().orElseThrow();
            done(woodshed.backups().restore(before.path()));
            assertThat(notes(woodshed)).as("from the backup of before").hasSize(30);
            assertThat(data.readable()).as("restored").isEmpty();
        }
        assertThat(keyring.secrets()).as("one key").hasSize(1);
        String secret = keyring.secrets().values().iterator().next();
        for (Path file : data.files()) {
            assertThat(new String(EncryptedFolder.read(file), StandardCharsets.ISO_8859_1)).as(file.toString())
                    .doesNotContain(secret);
        }
    }

    @Test
    void turnedOffEverythingIsPlainAgainAndNeedsNoKey() throws Exception {
        EncryptedFolder data = folder("data");
        try (LocalWoodshed woodshed = data.open()) {
            add(woodshed, 0, 20);
            done(woodshed.encryption().turnOn());
            BackupFile backup = done(woodshed.backups().make());
            Files.copy(backup.path(), parent.resolve("elsewhere.zip"));
            add(woodshed, 20, 25);
            assertThat(done(woodshed.encryption().turnOff())).isEqualTo(Encryption.State.OFF);
            assertThat(notes(woodshed)).hasSize(25);
            assertThat(data.readable()).hasSize(2);
            done(woodshed.backups().restore(parent.resolve("elsewhere.zip")));
            assertThat(notes(woodshed)).as("a copy that was made while it was on").hasSize(20);
        }
        keyring.secrets().clear();
        try (LocalWoodshed woodshed = data.open()) {
            assertThat(notes(woodshed)).hasSize(20);
            assertThat(woodshed.encryption().state()).isEqualTo(Encryption.State.OFF);
        }
    }

    /** Files take their new form one after the other: a start that is cut off leaves the first of them changed. */
    @Test
    void cutOffAnywhereTheNextStartFinishesWhatWasChosen() throws Exception {
        EncryptedFolder data = folder("data");
        try (LocalWoodshed woodshed = data.open()) {
            add(woodshed, 0, 10);
            done(woodshed.backups().make());
        }
        data.scatter();
        Map<String, byte[]> plain = contents(data, "data");
        try (LocalWoodshed woodshed = data.open()) {
            done(woodshed.encryption().turnOn());
        }
        Map<String, byte[]> encrypted = contents(data, "data");
        byte[] note = Objects.requireNonNull(encrypted.get("encryption.json"));
        byte[] noteOff = new String(note, StandardCharsets.UTF_8).replace("true", "false").getBytes(
                StandardCharsets.UTF_8);
        List<String> order = order(plain);
        for (int changed = 0; changed <= order.size(); changed++) {
            cutOff("on-" + changed, plain, encrypted, order.subList(0, changed), note);
            try (LocalWoodshed woodshed = folder("on-" + changed).open()) {
                assertThat(woodshed.encryption().state()).as("%d changed", changed).isEqualTo(Encryption.State.ON);
                assertThat(notes(woodshed)).hasSize(10);
            }
            assertThat(folder("on-" + changed).readable()).as("%d changed", changed).isEmpty();
            cutOff("off-" + changed, encrypted, plain, order.subList(0, changed), noteOff);
            try (LocalWoodshed woodshed = folder("off-" + changed).open()) {
                assertThat(woodshed.encryption().state()).as("%d changed", changed).isEqualTo(Encryption.State.OFF);
                assertThat(notes(woodshed)).hasSize(10);
            }
            assertThat(folder("off-" + changed).readable()).as("%d changed", changed)
                    .hasSizeGreaterThanOrEqualTo(order.size());
        }
    }

    private static Map<String, byte[]> contents(EncryptedFolder folder, String under) throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        for (Path file : folder.files()) {
            String name = file.toString().replace('\\', '/');
            contents.put(name.substring(name.lastIndexOf("/" + under + "/") + under.length() + 2),
                    EncryptedFolder.read(file));
        }
        return contents;
    }

    /** The logbook first. */
    private static List<String> order(Map<String, byte[]> files) {
        return files.keySet().stream().filter(name -> name.endsWith(".mv.db") || name.endsWith(".zip") || name.endsWith(
                "history.json")).sorted((one, other) -> Boolean.compare(!one.equals("logbook.mv.db"),
                        !other.equals(
                                "logbook.mv.db")))
                .toList();
    }

    private void cutOff(String name, Map<String, byte[]> before, Map<String, byte[]> after, List<String> changed,
            byte[] note)
            throws IOException {
        for (Map.Entry<String, byte[]> file : before.entrySet()) {
            Path target = parent.resolve(name).resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.write(target, changed.contains(file.getKey()) ? after.get(file.getKey()) : file.getValue());
        }
        Files.writeString(parent.resolve(name).resolve("logbook.mv.db.converting"), "half of " + EncryptedFolder.TYPED);
        Files.write(parent.resolve(name).resolve("encryption.json"), note);
    }

    @Test
    void withoutItsKeyItSaysSoAndStaysAsItIs() throws Exception {
        EncryptedFolder data = encrypted();
        byte[] before = Files.readAllBytes(logbook());
        keyring.setLocked(true);
        requireKeyMissing(data, before);
        keyring.setLocked(false);
        Map<String, String> kept = Map.copyOf(keyring.secrets());
        keyring.secrets()
                .replaceAll((name, secret) -> secret.replace(secret.charAt(0), secret.charAt(0) == 'A' ? 'B' : 'A'));
        requireKeyMissing(data, before);
        keyring.secrets().clear();
        requireKeyMissing(data, before);
        keyring.secrets().putAll(kept);
        try (LocalWoodshed woodshed = data.open()) {
            assertThat(notes(woodshed)).hasSize(20);
        }
    }

    private EncryptedFolder encrypted() throws InvalidInputException {
        EncryptedFolder data = folder("data");
        try (LocalWoodshed woodshed = data.open()) {
            add(woodshed, 0, 20);
            done(woodshed.encryption().turnOn());
        }
        return data;
    }

    private void requireKeyMissing(EncryptedFolder folder, byte[] before) throws IOException {
        for (int way = 0; way < 2; way++) {
            boolean rescuing = way == 1;
            assertThatThrownBy(() -> {
                if (rescuing) {
                    LocalWoodshed.rescue(folder.config());
                } else {
                    folder.open().close();
                }
            }).isInstanceOfSatisfying(StoreException.class, refused -> assertThat(refused.kind()).isEqualTo(
                    StoreException.Kind.KEY_MISSING))
                    .hasMessageContainingAll("encrypted", "Nothing was changed", "keyring",
                            "server", "connect")
                    .hasMessageNotContaining("damaged");
        }
        assertThat(logbook()).hasBinaryContent(before);
        assertThat(parent.resolve("data/set-aside")).doesNotExist();
    }

    @Test
    void anEncryptedLogbookOfAnotherFolderIsNeitherDamagedNorOverwritten() throws Exception {
        encrypted();
        Path folder = Files.createDirectories(parent.resolve("foreign"));
        Path foreign = folder.resolve("logbook.mv.db");
        Files.copy(logbook(), foreign);
        byte[] before = Files.readAllBytes(foreign);
        EncryptedFolder other = new EncryptedFolder(folder, new KeyringInMemory());
        assertThatThrownBy(other::open).isInstanceOfSatisfying(StoreException.class,
                refused -> assertThat(refused.kind())
                        .isEqualTo(StoreException.Kind.KEY_MISSING));
        assertThat(foreign).hasBinaryContent(before);
        try (LocalWoodshed woodshed = folder("foreign").open()) {
            assertThat(notes(woodshed)).as("with its key").hasSize(20);
            assertThat(woodshed.encryption().state()).isEqualTo(Encryption.State.ON);
        }
    }

    @Test
    void aBackupWhoseKeyIsGoneIsRefusedAndNothingIsChanged() throws Exception {
        try (LocalWoodshed woodshed = encrypted().open()) {
            Files.copy(done(woodshed.backups().make()).path(), parent.resolve("elsewhere.zip"));
        }
        keyring.secrets().clear();
        EncryptedFolder other = folder("other");
        try (LocalWoodshed woodshed = other.open()) {
            add(woodshed, 0, 3);
            assertThatThrownBy(() -> done(woodshed.backups().restore(parent.resolve("elsewhere.zip"))))
                    .hasMessageContaining(
                            "its key can't be had")
                    .hasMessageContaining("The logbook is as it was");
            assertThat(notes(woodshed)).hasSize(3);
        }
    }

    @Test
    void withoutAKeyringItCannotBeTurnedOn() throws Exception {
        try (LocalWoodshed woodshed = TestFolder.open(parent.resolve("data"))) {
            add(woodshed, 0, 2);
            assertThat(woodshed.encryption().isPossible()).isFalse();
            requireNotTurnedOn(woodshed);
        }
        keyring.setForgetful(true);
        try (LocalWoodshed woodshed = folder("data").open()) {
            requireNotTurnedOn(woodshed);
        }
        assertThat(folder("data").readable()).containsExactly("logbook.mv.db");
        assertThat(parent.resolve("data/encryption.json")).doesNotExist();
    }

    private static void requireNotTurnedOn(Woodshed woodshed) {
        assertThatThrownBy(() -> done(woodshed.encryption().turnOn())).cause()
                .isInstanceOfSatisfying(StoreException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(StoreException.Kind.KEYRING_NEEDED))
                .hasMessageContainingAll(
                        "Nothing was changed", "keyring");
        assertThat(woodshed.encryption().state()).isEqualTo(Encryption.State.OFF);
        assertThat(notes(woodshed)).hasSize(2);
    }

    /** What is acknowledged is in the file: a copy of it is what a kill leaves. */
    @Test
    void whatIsAcknowledgedIsFoundAfterAKill() throws Exception {
        EncryptedFolder data = encrypted();
        for (int kill = 0; kill < 5; kill++) {
            EncryptedFolder killed = folder("killed-" + kill);
            try (LocalWoodshed woodshed = data.open()) {
                add(woodshed, 20 + 7 * kill, 27 + 7 * kill);
                data.copyTo(parent.resolve("killed-" + kill));
            }
            assertThat(killed.readable()).isEmpty();
            try (LocalWoodshed woodshed = killed.open()) {
                assertThat(notes(woodshed)).hasSize(27 + 7 * kill);
            }
        }
    }

    /** As much is saved as of a plain one, and what is saved, and what is set aside, is encrypted too. */
    @Test
    void aDamagedOneIsToldAndRescued() throws Exception {
        EncryptedFolder whole = folder("data");
        try (LocalWoodshed woodshed = whole.open()) {
            done(woodshed.encryption().turnOn());
            add(woodshed, 0, 20);
            done(woodshed.backups().make());
            add(woodshed, 20, 30);
        }
        Random random = new Random(20_261_122);
        int rescued = 0;
        for (int round = 0; round < 6; round++) {
            EncryptedFolder damaged = folder("damaged-" + round);
            whole.copyTo(parent.resolve("damaged-" + round));
            Path file = parent.resolve("damaged-" + round).resolve("logbook.mv.db");
            byte[] bytes = EncryptedFolder.read(file);
            damage(bytes, round, random);
            Files.write(file, round % 3 == 2 ? Arrays.copyOf(bytes, bytes.length / 2) : bytes);
            byte[] before = EncryptedFolder.read(file);
            try (LocalWoodshed woodshed = damaged.open()) {
                assertThat(notes(woodshed)).as("round %d", round).hasSize(30);
                continue;
            } catch (StoreException refused) {
                assertThat(refused.kind()).as("round %d", round).isEqualTo(StoreException.Kind.DAMAGED);
            }
            assertThat(file).hasBinaryContent(before);
            assertThat(LocalWoodshed.rescue(damaged.config())).as("round %d", round)
                    .hasValueSatisfying(saved -> assertThat(saved
                            .setAside()).hasBinaryContent(before));
            rescued++;
            try (LocalWoodshed woodshed = damaged.open()) {
                assertThat(notes(woodshed)).as("round %d", round).hasSizeGreaterThanOrEqualTo(20);
                add(woodshed, 40, 41);
            }
            assertThat(damaged.readable()).as("round %d", round).isEmpty();
        }
        assertThat(rescued).isPositive();
    }

    private static void damage(byte[] bytes, int round, Random random) {
        if (round == 3) {
            Arrays.fill(bytes, 0, 20_000, (byte) 0);
        }
        for (int flip = 0; flip < 30; flip++) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
    }
}
