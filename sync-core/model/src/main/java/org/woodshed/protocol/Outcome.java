package org.woodshed.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What became of one change. */
public enum Outcome {
    /** Exactly as sent. */
    @JsonProperty("applied")
    APPLIED,
    /** Combined with what others changed meanwhile. */
    @JsonProperty("merged")
    MERGED,
    /** This change id was applied before; seq and version are the original ones. */
    @JsonProperty("duplicate")
    DUPLICATE,
    /** Nothing of it was applied: it overlaps with what another device did. */
    @JsonProperty("conflict")
    CONFLICT,
    /** Not valid; it will not be applied as it is. */
    @JsonProperty("rejected")
    REJECTED
}
