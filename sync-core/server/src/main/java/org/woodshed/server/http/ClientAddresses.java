package org.woodshed.server.http;

import io.javalin.http.Context;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.woodshed.server.limits.AddressRange;

/** Tells where a request comes from, through the proxies that are trusted to say so. Thread-safe. */
final class ClientAddresses {
    /** A household has this much of an IPv6 address to itself, and may be at another of the rest every second. */
    private static final int HOUSEHOLD_BYTES = 8;
    private final List<AddressRange> trustedProxies;

    ClientAddresses(List<AddressRange> trustedProxies) {
        this.trustedProxies = List.copyOf(trustedProxies);
    }

    /** What to count a request by: the address of whoever sent it or, for IPv6, the network that a household has. */
    String of(Context context) {
        String peer = context.req().getRemoteAddr();
        return isTrusted(peer) ? network(nearest(forwarded(context)), network(peer, peer)) : network(peer, peer);
    }

    /** A proxy may add to the header, or add a header: both are read, in order. */
    private static List<String> forwarded(Context context) {
        List<String> headers = Collections.list(context.req().getHeaders("X-Forwarded-For"));
        return headers.stream().flatMap(header -> Arrays.stream(header.split(",", -1))).map(String::strip).toList();
    }

    /** The nearest address that is no trusted proxy: what is further away anybody could have made up. */
    private String nearest(List<String> hops) {
        return hops.reversed().stream().filter(hop -> !isTrusted(hop)).findFirst().orElse("");
    }

    private boolean isTrusted(String address) {
        return trustedProxies.stream().anyMatch(range -> range.contains(address));
    }

    private static String network(String address, String otherwise) {
        try {
            InetAddress known = InetAddress.ofLiteral(address);
            return known instanceof Inet6Address ? HexFormat.of().formatHex(known.getAddress(), 0, HOUSEHOLD_BYTES)
                    : known.getHostAddress();
        } catch (IllegalArgumentException noAddress) {
            return otherwise;
        }
    }
}
