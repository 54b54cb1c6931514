package org.woodshed.app.notices;

import org.woodshed.app.text.Messages;
import org.woodshed.protocol.Limits;

/**
 * The sentences of engine and server in the language of the window, by their codes. A code that this version does not know
 * comes with its own English sentence, which says more than nothing. Pure.
 */
public final class Reasons {
    private Reasons() {}

    /** Why a sync did not finish. */
    public static String ofSync(String code, String message) {
        return switch (code) {
            case "unreachable", "no_answer" -> Messages.text("reason.unreachable");
            case "not_our_server" -> Messages.text("reason.notOurServer");
            case "unauthenticated", "token_expired" -> Messages.text("reason.signedOut");
            case "generation_mismatch" -> Messages.text("reason.otherDataset");
            case "too_large", "bad_request" -> Messages.text("reason.notUnderstood");
            case "update_needed", "schema_too_old" -> Messages.text("reason.update");
            case "not_ready", "v2_disabled" -> Messages.text("reason.notReady");
            case "later", "rate_limited", "internal", "unavailable" -> Messages.text("reason.later");
            case "differs" -> Messages.text("reason.differs");
            case "store_trouble" -> Messages.text("reason.store");
            case "keyring_locked" -> Messages.text("reason.keyringLocked");
            case "not_encrypted" -> Messages.text("reason.notEncrypted");
            case "untrusted_certificate" -> Messages.text("reason.untrustedCertificate");
            case "other_certificate" -> Messages.text("reason.otherCertificate");
            case "stopped", "closed" -> Messages.text("reason.stopped");
            case "not_yet_accepted" -> Messages.text("reason.notYetAccepted");
            case "needs_you" -> Messages.text("reason.needsYou");
            default -> message;
        };
    }

    /** Why a server did not let somebody in. */
    public static String ofConnecting(String code, String message) {
        return switch (code) {
            case "unauthenticated" -> Messages.text("reason.wrongPassword");
            case "email_taken" -> Messages.text("reason.emailTaken");
            case "device_taken" -> Messages.text("reason.deviceTaken");
            case "invalid_request" -> Messages.text("reason.badInput", Limits.MIN_PASSWORD_LENGTH,
                    Limits.MAX_PASSWORD_LENGTH);
            case "rate_limited" -> Messages.text("reason.tooOften");
            case "forbidden" -> Messages.text("reason.forbidden");
            case "other_account" -> Messages.text("reason.otherAccount");
            case "not_saved" -> Messages.text("reason.notSaved");
            case "invalid_address" -> Messages.text("connect.badServer");
            case "not_encrypted" -> Messages.text("connect.plainHttp");
            default -> ofSync(code, message);
        };
    }

    /** Why the server did not accept a change; the reason as it is where this version knows no sentence for it. */
    public static String ofRefusal(String reason) {
        return switch (reason) {
            case "quota" -> Messages.text("waiting.refused.quota");
            case "too_large", "too_long" -> Messages.text("waiting.refused.tooLarge");
            case "unknown_entity" -> Messages.text("waiting.refused.unknown");
            case "invalid" -> Messages.text("waiting.refused.invalid");
            default -> Messages.text("waiting.refused", reason);
        };
    }
}
