package org.woodshed.client.secrets;

/** What protects the sign-in on this laptop. */
public enum TokenPlace {
    /** Nobody is signed in. */
    NONE,
    /** It can be read only with a key that the operating system's keyring has. */
    KEYRING,
    /** It lies in a file that only its owner may read. */
    FILE
}
