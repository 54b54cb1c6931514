package org.woodshed.client.secrets;

import org.woodshed.protocol.TokenGrant;

/** The tokens this laptop holds. Its text never shows one. */
public record Tokens(String accessToken, String refreshToken) {
    public static Tokens of(TokenGrant grant) {
        return new Tokens(grant.accessToken(), grant.refreshToken());
    }

    @Override
    public String toString() {
        return "Tokens[]";
    }
}
