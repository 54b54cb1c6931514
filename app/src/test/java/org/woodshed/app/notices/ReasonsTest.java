package org.woodshed.app.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.woodshed.app.text.Messages;
import org.woodshed.client.engine.TransportFailure;
import org.woodshed.protocol.ErrorCode;

/** What engine and server say is said in the language of the window. */
class ReasonsTest {
    /** Not for a musician's eyes in connecting or syncing: a mistake of ours, said in English rather than not at all. */
    private static final Set<ErrorCode> OURS = Set.of(ErrorCode.NOT_FOUND, ErrorCode.METHOD_NOT_ALLOWED,
            ErrorCode.IDEMPOTENCY_KEY_REUSED, ErrorCode.UNSUPPORTED_MEDIA_TYPE, ErrorCode.BOOTSTRAP_REQUIRED);

    @AfterEach
    void speakAsBefore() {
        Messages.speak(Locale.ROOT);
    }

    @Test
    void everyFailureOfASyncHasASentenceOfItsOwn() {
        Messages.speak(Locale.GERMANY);
        List<TransportFailure> failures = List.of(new TransportFailure.Unreachable("english"),
                new TransportFailure.NotOurServer("english"), new TransportFailure.Unauthenticated("english"),
                new TransportFailure.GenerationMismatch(null, "english"), new TransportFailure.TooLarge("english"),
                new TransportFailure.BadRequest("english"), new TransportFailure.UpdateNeeded("english"),
                new TransportFailure.NotReady("english"), new TransportFailure.Differs("english"),
                new TransportFailure.StoreTrouble("english"), new TransportFailure.Later(Duration.ZERO, "english"),
                new TransportFailure.KeyringLocked("english"), new TransportFailure.NotEncrypted("english"),
                new TransportFailure.UntrustedCertificate("ab", "english"),
                new TransportFailure.OtherCertificate("ab", "english"));
        assertThat(failures).as("one of each kind").hasSize(TransportFailure.class.getPermittedSubclasses().length);
        assertThat(failures).allSatisfy(failure -> assertThat(Reasons.ofSync(failure.code(), failure.message()))
                .isNotEqualTo("english"));
    }

    @Test
    void everyAnswerOfAServerToSomebodyWhoConnectsHasASentence() {
        Messages.speak(Locale.FRANCE);
        List<String> english = new ArrayList<>();
        for (ErrorCode code : ErrorCode.values()) {
            if (Reasons.ofConnecting(code.wireName(), "english").equals("english")) {
                english.add(code.name());
            }
        }
        assertThat(new HashSet<>(english)).isEqualTo(new HashSet<>(OURS.stream().map(Enum::name).toList()));
        assertThat(Reasons.ofConnecting("unauthenticated", "")).contains("mot de passe");
    }

    @Test
    void aCodeOfANewerServerComesWithItsOwnSentence() {
        assertThat(Reasons.ofSync("server_is_asleep", "The server is asleep.")).isEqualTo("The server is asleep.");
        assertThat(Reasons.ofRefusal("too_loud")).isEqualTo("Not accepted: too_loud");
        assertThat(Reasons.ofRefusal("too_long")).contains("safe here");
    }
}
