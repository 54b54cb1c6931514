package org.woodshed.server.http;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import org.woodshed.server.limits.AddressRange;

/** Tells where a request comes from, through the proxies that are trusted to say so. Thread-safe. */
final class ClientAddresses {
    private final List<AddressRange> trustedProxies;

    ClientAddresses(List<AddressRange> trustedProxies) {
        this.trustedProxies = List.copyOf(trustedProxies);
    }

    /** The nearest address that is no trusted proxy: what is further away anybody could have made up. */
    String of(Context context) {
        String address = context.req().getRemoteAddr();
        String forwarded = context.header("X-Forwarded-For");
        if (forwarded == null || !isTrusted(address)) {
            return address;
        }
        List<String> hops = Arrays.stream(forwarded.split(",", -1)).map(String::strip).toList();
        return hops.reversed().stream().filter(hop -> !isTrusted(hop)).findFirst().orElse(address);
    }

    private boolean isTrusted(String address) {
        return trustedProxies.stream().anyMatch(range -> range.contains(address));
    }
}
