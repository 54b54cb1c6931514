package org.woodshed.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the bundles of the other languages against the English one. */
class BundlesTest {
    private static final Path FOLDER = Path.of("src/main/resources/org/woodshed/app");
    private static final Path VIEWS = Path.of("src/main/java/org/woodshed/app");
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)");
    private static final Pattern CHOICE = Pattern.compile("\\{(\\d+),choice");
    /** Words that a person reads, given to a control as they stand. */
    private static final Pattern HARD_CODED = Pattern.compile(
            "(?:new (?:Label|Button|CheckBox|RadioButton|Text|Tab|MenuItem|RadioMenuItem|Menu|ToggleButton|Hyperlink|Tooltip)\\(|"
                    + "\\.(?:setText|setPromptText|setAccessibleText|setAccessibleHelp|setTitle)\\()\\s*\"[^\"]*\\p{L}{2,}[^\"]*\"");

    @AfterEach
    void speakAsBefore() {
        Messages.speak(Locale.ROOT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "es", "fr", "zh"})
    void everyLanguageHasEveryKeyAndNoOther(String language) throws IOException {
        Set<String> english = bundle("").stringPropertyNames();
        Set<String> other = bundle("_" + language).stringPropertyNames();
        Set<String> missing = new TreeSet<>(english);
        missing.removeAll(other);
        Set<String> leftOver = new TreeSet<>(other);
        leftOver.removeAll(english);
        assertThat(missing).as("lines to add to messages_%s.properties", language).isEmpty();
        assertThat(leftOver).as("lines to take out of messages_%s.properties", language).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_de", "_es", "_fr", "_zh"})
    void noKeyIsThereTwice(String language) throws IOException {
        List<String> keys = Files.readAllLines(file(language)).stream().filter(line -> line.matches("[a-z].*=.*")).map(
                line -> line.substring(0, line.indexOf('='))).toList();
        assertThat(keys).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "es", "fr", "zh"})
    void everyTextHasThePlacesOfTheEnglishOne(String language) throws IOException {
        Properties english = bundle("");
        Properties other = bundle("_" + language);
        List<String> different = new ArrayList<>();
        for (String key : english.stringPropertyNames()) {
            if (!found(ARGUMENT, english.getProperty(key)).equals(found(ARGUMENT, other.getProperty(key, "")))) {
                different.add(key + "=" + other.getProperty(key));
            }
        }
        assertThat(different).isEmpty();
    }

    /** Chinese has no plural; the others have one wherever English has one. */
    @ParameterizedTest
    @ValueSource(strings = {"de", "es", "fr"})
    void pluralsAreToldApartWhereverEnglishDoes(String language) throws IOException {
        Properties english = bundle("");
        Properties other = bundle("_" + language);
        List<String> different = new ArrayList<>();
        for (String key : english.stringPropertyNames()) {
            if (!found(CHOICE, english.getProperty(key)).equals(found(CHOICE, other.getProperty(key, "")))) {
                different.add(key + "=" + other.getProperty(key));
            }
        }
        assertThat(different).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "es", "fr", "zh"})
    void everyTextIsAFormatThatCanBeReadForNoneOneAndMany(String language) throws IOException {
        Properties bundle = bundle("_" + language);
        for (String key : bundle.stringPropertyNames()) {
            String text = bundle.getProperty(key);
            assertThat(text).as(key + ": a straight apostrophe would be eaten by MessageFormat").doesNotContain("'");
            for (int number : new int[] {0, 1, 2, 1_234}) {
                String words = new MessageFormat(text, Locale.forLanguageTag(language)).format(new Object[] {number,
                        number, number, number, number, number});
                assertThat(words).as(key).isNotBlank().doesNotContain("{");
            }
        }
    }

    @Test
    void theChosenLanguageIsSpokenWithItsNumbersAndAnUnknownOneIsEnglish() {
        Messages.speak(Locale.GERMANY);
        assertThat(Messages.text("tab.today")).isEqualTo("Heute");
        assertThat(Messages.text("search.found", 1_234, "2 h")).isEqualTo("1.234 Einträge · 2 h");
        Messages.speak(Locale.FRANCE);
        assertThat(Messages.text("piece.total", "0 min", 0)).isEqualTo("0 min en 0 séance");
        Messages.speak(Locale.forLanguageTag("zh-Hans-CN"));
        assertThat(Messages.text("day.daysAgo", 3)).isEqualTo("3 天前");
        Messages.speak(Locale.forLanguageTag("sv-SE"));
        assertThat(Messages.text("tab.today")).isEqualTo("Today");
        Messages.speak(Locale.ROOT);
        assertThat(Messages.locale()).isEqualTo(Locale.getDefault(Locale.Category.FORMAT));
    }

    @Test
    void noViewHasWordsOfItsOwn() throws IOException {
        List<String> hardCoded = new ArrayList<>();
        try (Stream<Path> files = Files.walk(VIEWS)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java") && !path.startsWith(VIEWS.resolve(
                    "cli")) && !path.startsWith(VIEWS.resolve("tour"))).toList()) {
                Matcher words = HARD_CODED.matcher(Files.readString(file));
                while (words.find()) {
                    hardCoded.add(file.getFileName() + ": " + words.group());
                }
            }
        }
        assertThat(hardCoded).isEmpty();
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static Path file(String language) {
        return FOLDER.resolve("messages" + language + ".properties");
    }

    private static Properties bundle(String language) throws IOException {
        Properties bundle = new Properties();
        try (Reader reader = Files.newBufferedReader(file(language))) {
            bundle.load(reader);
        }
        return bundle;
    }
}
