package org.woodshed.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
    @ParameterizedTest
    @CsvSource({"SYSTEM, de-AT, de-AT", "SYSTEM, sv-SE, en-SE", "SYSTEM, zh-TW, zh-Hans-TW", "SYSTEM, es-419, es-419",
            "FRENCH, de-CH, fr-CH", "GERMAN, de-DE, de-DE", "CHINESE, en-US, zh-Hans-CN", "ENGLISH, en-GB, en-GB",
            "SPANISH, en-001, es", "SYSTEM, und, en"})
    void theLanguageIsChosenAndTheRegionIsTheSystems(Language language, String system, String locale) {
        assertThat(language.locale(Locale.forLanguageTag(system))).isEqualTo(Locale.forLanguageTag(locale));
    }
}
