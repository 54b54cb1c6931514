package org.woodshed.app.syncstatus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.woodshed.app.text.Messages;
import org.woodshed.client.diagnostics.JournalEntry;
import org.woodshed.client.diagnostics.JournalEntry.Kind;

/** The last events of synchronisation are told in the language of the window. */
class EventWordsTest {
    @AfterEach
    void speakAsBefore() {
        Messages.speak(Locale.ROOT);
    }

    private static String words(Kind kind, @Nullable String failure, Long... figures) {
        return EventWords.of(new JournalEntry(Instant.EPOCH, kind, List.of(figures), failure, "english"));
    }

    @Test
    void figuresAreCountedInWords() {
        assertThat(words(Kind.OPENED, null, 0L)).isEqualTo("The logbook was opened; nothing waits.");
        assertThat(words(Kind.OPENED, null, 100_000L)).isEqualTo("The logbook was opened; 100,000 changes wait.");
        assertThat(words(Kind.EXCHANGED, null, 1L, 0L)).isEqualTo("1 change confirmed, nothing received.");
        assertThat(words(Kind.COMPARED, null, 3L, 2L)).isEqualTo(
                "Compared with the server: 3 of 256 parts differed, 2 entries were put right.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            de | Keine Antwort. Der Server antwortet nicht.
            es | Sin respuesta. El servidor no responde.
            fr | Pas de réponse. Le serveur ne répond pas.
            zh-Hans | 没有答复。服务器没有应答
            """)
    void aFailureIsExplainedInTheSameLanguage(String language, String start) {
        Messages.speak(Locale.forLanguageTag(language));
        assertThat(words(Kind.NO_ANSWER, "unreachable")).startsWith(start);
    }

    @ParameterizedTest
    @CsvSource({"de", "es", "fr", "zh-Hans"})
    void noKindOfEventIsLeftInEnglish(String language) {
        for (Kind kind : Kind.values()) {
            Messages.speak(Locale.ROOT);
            String english = words(kind, null, 1L, 1L);
            Messages.speak(Locale.forLanguageTag(language));
            assertThat(words(kind, null, 1L, 1L)).as("%s", kind).isNotEqualTo(english);
        }
    }
}
