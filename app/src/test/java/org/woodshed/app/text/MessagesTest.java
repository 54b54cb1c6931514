package org.woodshed.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.woodshed.client.diagnostics.Health;
import org.woodshed.client.diagnostics.JournalEntry;
import org.woodshed.model.EntityType;
import org.woodshed.model.EntryVocabulary;
import org.woodshed.model.GoalVocabulary;
import org.woodshed.model.Schemas;

/** Holds the bundle against the code: no key is missing, none is left over. */
class MessagesTest {
    private static final Path CODE = Path.of("src/main/java/org/woodshed/app");
    private static final Path BUNDLE = Path.of("src/main/resources/org/woodshed/app/messages.properties");
    private static final Pattern TEXT = Pattern.compile("\"([^\"\\\\\\n]*)\"");
    private static final Pattern KEY = Pattern.compile("[a-z]+(\\.[a-zA-Z]+)+");
    /** Keys put together from a stem and an ending. */
    private static final Set<String> COMPOSED = Set.of("sync.problemPending", "sync.pausedPending",
            "sync.notReadyPending");

    @Test
    void everyKeyOfTheCodeIsInTheBundle() throws IOException {
        Set<String> known = bundle().stringPropertyNames();
        Set<String> firsts = known.stream().map(key -> key.substring(0, key.indexOf('.'))).collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>();
        for (String key : keysInCode()) {
            if (firsts.contains(key.substring(0, key.indexOf('.'))) && !known.contains(key)) {
                missing.add(key + "=");
            }
        }
        assertThat(missing).as("lines to add to messages.properties").isEmpty();
    }

    @Test
    void everyKeyOfTheBundleIsUsed() throws IOException {
        Set<String> unused = new TreeSet<>(bundle().stringPropertyNames());
        unused.removeAll(keysInCode());
        unused.removeAll(COMPOSED);
        unused.removeAll(namesOfTheModel());
        assertThat(unused).as("keys that nothing uses").isEmpty();
    }

    @Test
    void everyNameOfTheModelHasItsWord() throws IOException {
        assertThat(bundle().stringPropertyNames()).containsAll(namesOfTheModel());
    }

    @Test
    void everyTextIsAFormatThatCanBeRead() throws IOException {
        Properties bundle = bundle();
        for (String key : bundle.stringPropertyNames()) {
            String text = bundle.getProperty(key);
            assertThat(text).as(key + ": a straight apostrophe would be eaten by MessageFormat").doesNotContain("'");
            assertThat(new MessageFormat(text).format(new Object[] {1, 2, 3, 4})).as(key).isNotBlank();
        }
    }

    private static Set<String> namesOfTheModel() {
        Set<String> names = new TreeSet<>();
        EntryVocabulary.TYPES.forEach(name -> names.add("type." + name));
        EntryVocabulary.MOODS.forEach(name -> names.add("mood." + name));
        EntryVocabulary.SOURCES.forEach(name -> names.add("source." + name));
        Stream.of("planned", "learning", "polished", "dropped").forEach(name -> names.add("status." + name));
        GoalVocabulary.TYPES.forEach(name -> names.add("type." + name));
        GoalVocabulary.PERIODS.forEach(name -> names.add("period." + name));
        GoalVocabulary.STATUSES.forEach(name -> names.add("status." + name));
        for (Health health : Health.values()) {
            names.add("health." + health.name().toLowerCase(Locale.ROOT));
        }
        for (JournalEntry.Kind kind : JournalEntry.Kind.values()) {
            names.add("event." + kind.name().toLowerCase(Locale.ROOT));
        }
        for (EntityType type : new EntityType[] {EntityType.LOGBOOK_ENTRY, EntityType.PIECE,
                EntityType.GOAL}) {
            Schemas.of(type).knownFields().forEach(name -> names.add("field." + name));
        }
        return names;
    }

    private static Set<String> keysInCode() throws IOException {
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> files = Files.walk(CODE)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher texts = TEXT.matcher(Files.readString(file));
                while (texts.find()) {
                    if (KEY.matcher(texts.group(1)).matches()) {
                        keys.add(texts.group(1));
                    }
                }
            }
        }
        return keys;
    }

    private static Properties bundle() throws IOException {
        Properties bundle = new Properties();
        try (Reader reader = Files.newBufferedReader(BUNDLE)) {
            bundle.load(reader);
        }
        return bundle;
    }
}
