package org.woodshed.protocol;

/** Body of refresh. Its text never shows the token. */
public record RefreshRequest(String refreshToken) {
    /** @throws IllegalArgumentException if the token is missing */
    public RefreshRequest {
        Required.text("refreshToken", refreshToken, 512);
    }

    @Override
    public String toString() {
        return "RefreshRequest[]";
    }
}
