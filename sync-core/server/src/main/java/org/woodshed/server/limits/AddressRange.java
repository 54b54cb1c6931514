package org.woodshed.server.limits;

import java.net.InetAddress;

/**
 * A range of network addresses, such as {@code 10.0.0.0/8} or {@code ::1}.
 *
 * @param prefixBits how many leading bits an address has in common with it
 */
public record AddressRange(InetAddress address, int prefixBits) {
    /** @throws IllegalArgumentException if the prefix is longer than the address */
    public AddressRange {
        if (prefixBits < 0 || prefixBits > address.getAddress().length * Byte.SIZE) {
            throw new IllegalArgumentException("a range of addresses is written like 10.0.0.0/8");
        }
    }

    /**
     * Reads an address with or without a prefix length.
     *
     * @throws IllegalArgumentException if the text is no such range
     */
    public static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        InetAddress address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        return new AddressRange(address, slash < 0 ? address.getAddress().length * Byte.SIZE
                : Integer.parseInt(text
                        .substring(slash + 1)));
    }

    /** True if the text is an address within the range. */
    public boolean contains(String text) {
        try {
            return contains(InetAddress.ofLiteral(text).getAddress());
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    private boolean contains(byte[] candidate) {
        byte[] own = address.getAddress();
        if (candidate.length != own.length) {
            return false;
        }
        for (int bit = 0; bit < prefixBits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((candidate[bit / Byte.SIZE] ^ own[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
