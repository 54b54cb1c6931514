package org.woodshed.app.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.woodshed.app.text.Messages;
import org.woodshed.client.store.StoreException;

/** Failures say what happened, what is safe, what to do, and a code to quote. */
class TroubleTest {
    @AfterEach
    void speakAsBefore() {
        Messages.speak(Locale.ROOT);
    }

    @ParameterizedTest
    @EnumSource(StoreException.Kind.class)
    void aTroubleWithTheDiskIsSaidInTheMusiciansLanguageAndInEnglishToWhoeverHelps(StoreException.Kind kind) {
        Messages.speak(Locale.GERMANY);
        Trouble trouble = Trouble.of(new CompletionException(new StoreException(kind, "the english sentence", null)));
        assertThat(trouble.code()).isEqualTo(kind.name());
        assertThat(trouble.sentence()).doesNotContain("english").contains(".");
        assertThat(trouble.details()).contains("the english sentence");
    }

    @Test
    void aMistakeOfOursHasACodeThatIsTheSameAtTheSamePlaceAndAnotherElsewhere() {
        Trouble here = Trouble.of(mistake());
        assertThat(Trouble.of(mistake()).code()).isEqualTo(here.code()).matches("ILLEGALSTATE-[0-9A-F]{4}");
        assertThat(Trouble.of(another()).code()).isNotEqualTo(here.code());
        assertThat(here.sentence()).contains("is safe", "quote the code");
        assertThat(here.details()).contains("mistake", "TroubleTest");
        assertThat(Trouble.of(new UncheckedIOException(new IOException("no such file"))).sentence()).startsWith(
                "A file could not be read");
    }

    @Test
    void theNoticeLeadsToMore() {
        NoticesViewModel notices = new NoticesViewModel();
        AtomicReference<Trouble> shown = new AtomicReference<>();
        notices.failed(mistake());
        assertThat(notices.currentProperty().get().action()).as("nowhere to show more").isNull();
        notices.onDetails(shown::set);
        notices.failed(mistake());
        assertThat(notices.currentProperty().get().text()).contains("(Code: ILLEGALSTATE-");
        notices.act();
        assertThat(shown.get()).isNotNull();
        assertThat(notices.currentProperty().get()).isNull();
    }

    private static IllegalStateException mistake() {
        return new IllegalStateException("a mistake");
    }

    private static IllegalStateException another() {
        return new IllegalStateException("another");
    }
}
