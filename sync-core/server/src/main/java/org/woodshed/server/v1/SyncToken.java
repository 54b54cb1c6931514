package org.woodshed.server.v1;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.woodshed.server.errors.ApiException;

/**
 * How far somebody has read: {@code seq_41}, or {@code seq_41:piece,goal} if only some kinds were read.
 *
 * @param kinds those that were read up to the seq
 */
record SyncToken(long seq, Set<Kind> kinds) {
    private static final Set<Kind> ALL = Set.copyOf(EnumSet.allOf(Kind.class));
    private static final Pattern FORM = Pattern.compile("seq_(\\d{1,16})(?::([a-z_]+(?:,[a-z_]+)*))?");

    SyncToken {
        kinds = Set.copyOf(kinds);
    }

    static SyncToken of(long seq) {
        return new SyncToken(seq, ALL);
    }

    /** True if all kinds were read up to the seq. */
    boolean isOfAll() {
        return kinds.equals(ALL);
    }

    SyncToken at(long newSeq) {
        return new SyncToken(newSeq, kinds);
    }

    /**
     * Where a reader of some kinds starts.
     *
     * @param asked the kinds that are wanted; null for all
     * @param since the token of an earlier page; null for the beginning
     * @throws ApiException {@code invalid_request} if a name is none, or the token does not cover what is asked
     */
    static SyncToken start(@Nullable List<String> asked, @Nullable String since) {
        Set<Kind> wanted = asked == null ? ALL : kinds(asked, "types");
        if (since == null) {
            return new SyncToken(0, wanted);
        }
        SyncToken token = parse(since);
        if (!token.kinds.containsAll(wanted)) {
            throw ApiException.invalid("since", "This token covers " + names(token.kinds)
                    + " only: leave it out once to be given the other kinds from their beginning");
        }
        return new SyncToken(token.seq, wanted);
    }

    static SyncToken parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw ApiException.invalid("since", "since must be a syncToken such as seq_41, just as it was answered");
        }
        String names = matcher.group(2);
        return new SyncToken(Long.parseLong(matcher.group(1)), names == null ? ALL
                : kinds(List.of(names.split(",", -1)), "since"));
    }

    private static Set<Kind> kinds(Collection<String> names, String field) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (String name : names) {
            Optional<Kind> kind = Kind.named(name);
            kinds.add(kind.orElseThrow(() -> ApiException.invalid(field, field + " may name "
                    + names(ALL) + ", and nothing else")));
        }
        if (kinds.isEmpty()) {
            throw ApiException.invalid(field, field + " must name something, or be left out");
        }
        return kinds;
    }

    private static String names(Set<Kind> kinds) {
        return Arrays.stream(Kind.values()).filter(kinds::contains).map(kind -> kind.type().wireName()).sorted()
                .collect(Collectors.joining(","));
    }

    @Override
    public String toString() {
        return "seq_" + seq + (isOfAll() ? "" : ":" + names(kinds));
    }
}
