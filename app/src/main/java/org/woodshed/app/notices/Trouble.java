package org.woodshed.app.notices;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.woodshed.app.text.Messages;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.client.store.StoreException;

/**
 * A failure in a person's words. Immutable.
 *
 * @param sentence what happened, what is safe, what to do
 * @param code     short, to be quoted; the same for the same failure at the same place
 * @param details  for whoever helps: kinds, messages and places in the code, in English
 */
public record Trouble(String sentence, String code, String details) {
    private static final String OURS = "org.woodshed.";
    private static final int MOST_FRAMES = 6;
    private static final int DIGITS = 4;

    public static Trouble of(Throwable failure) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause()
                : failure;
        if (cause instanceof StoreException refused) {
            return new Trouble(words(refused.kind()), refused.kind().name(), details(cause));
        }
        return cause.getCause() instanceof InvalidInputException invalid
                ? new Trouble(Problems.words(invalid), invalid.problem().reason().name(), details(cause))
                : unexpected(cause);
    }

    private static Trouble unexpected(Throwable cause) {
        boolean ofAFile = cause instanceof IOException || cause.getCause() instanceof IOException;
        return new Trouble(Messages.text(ofAFile ? "trouble.file" : "trouble.unexpected"), code(cause),
                details(cause));
    }

    /** The sentence for a trouble with the logbook on the disk. */
    public static String words(StoreException.Kind kind) {
        return Messages.text(switch (kind) {
            case IN_USE -> "trouble.inUse";
            case NEWER -> "trouble.newer";
            case DAMAGED -> "trouble.damaged";
            case NOT_WRITABLE -> "trouble.notWritable";
            case DISK_FULL -> "trouble.diskFull";
            case CLOSED -> "trouble.closed";
            case NOT_UPGRADED -> "trouble.notUpgraded";
            case OTHER_ACCOUNT -> "trouble.otherAccount";
            case NOT_REACHED -> "trouble.notReached";
            case KEY_MISSING -> "trouble.keyMissing";
            case KEYRING_NEEDED -> "trouble.keyringNeeded";
            case FAILED -> "trouble.failed";
        });
    }

    /** Such as "ILLEGALSTATE-4F1C": what it was, and a short mark of where. */
    private static String code(Throwable cause) {
        String name = cause.getClass().getSimpleName().replaceAll("(Exception|Error)$", "").toUpperCase(Locale.ROOT);
        String place = Arrays.stream(cause.getStackTrace()).filter(frame -> frame.getClassName().startsWith(OURS))
                .findFirst().map(frame -> frame.getClassName() + "." + frame.getMethodName()).orElse("");
        String mark = String.format(Locale.ROOT, "%08X", place.hashCode());
        return name + "-" + mark.substring(mark.length() - DIGITS);
    }

    private static String details(Throwable failure) {
        StringBuilder told = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            told.append(cause.getClass().getName()).append(": ").append(cause.getMessage()).append('\n');
            told.append(Arrays.stream(cause.getStackTrace()).filter(frame -> frame.getClassName().startsWith(OURS))
                    .limit(MOST_FRAMES).map(frame -> "    " + frame + "\n").collect(Collectors.joining()));
        }
        return told.toString().strip();
    }
}
