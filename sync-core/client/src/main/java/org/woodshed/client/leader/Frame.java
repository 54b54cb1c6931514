package org.woodshed.client.leader;

import java.util.Arrays;
import java.util.Optional;

/** One message between leader and follower. */
final class Frame {
    private static final byte[] NOTHING = {};

    private final Kind kind;
    private final byte[] content;

    Frame(Kind kind, byte[] content) {
        this.kind = kind;
        this.content = content;
    }

    /** What a message is; the number is what goes over the wire. */
    enum Kind {
        /** Follower: a {@link FollowerRequest}. */
        REQUEST(0),
        /** Leader: it has begun. */
        ACCEPTED(1),
        /** Leader: the command wants to read. */
        WANTED(2),
        /** Follower: what was read, at least a byte. */
        INPUT(3),
        /** Follower: there is nothing more to read. */
        INPUT_END(4),
        /** Leader: for standard output. */
        OUTPUT(5),
        /** Leader: for standard error. */
        ERRORS(6),
        /** Leader: it has ended; the content is the exit code in one byte. */
        ENDED(7);

        private final int number;

        Kind(int number) {
            this.number = number;
        }

        static Optional<Kind> numbered(int number) {
            return Arrays.stream(values()).filter(kind -> kind.number == number).findFirst();
        }
    }

    static Frame of(Kind kind) {
        return new Frame(kind, NOTHING);
    }

    Kind kind() {
        return kind;
    }

    int number() {
        return kind.number;
    }

    byte[] content() {
        return content;
    }
}
