package org.woodshed.client.transport;

/** How many bytes went over the wire, heads included. */
public record Traffic(long sentBytes, long receivedBytes) {
    public static final Traffic NONE = new Traffic(0, 0);

    public Traffic plus(Traffic other) {
        return new Traffic(sentBytes + other.sentBytes, receivedBytes + other.receivedBytes);
    }
}
