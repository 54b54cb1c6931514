package org.woodshed.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import org.woodshed.protocol.Capabilities;
import org.woodshed.protocol.Limits;
import org.woodshed.protocol.Paths;
import org.woodshed.protocol.ProtocolVersion;
import org.woodshed.server.auth.Authenticator;
import org.woodshed.server.auth.Bearer;
import org.woodshed.server.changes.SyncStep;
import org.woodshed.server.errors.ApiException;
import org.woodshed.server.limits.RollOut;
import org.woodshed.server.limits.Versions;

/** What the server can do; whoever sends an access token is told what it can do for that account. */
public final class CapabilitiesRoute {
    private static final Capabilities.ServerLimits LIMITS = new Capabilities.ServerLimits(Limits.MAX_CHANGES,
            Limits.MAX_BODY_BYTES, Limits.MAX_FRAME_ITEMS);

    private final Versions versions;
    private final RollOut rollOut;
    private final Authenticator authenticator;

    public CapabilitiesRoute(Versions versions, RollOut rollOut, Authenticator authenticator) {
        this.versions = versions;
        this.rollOut = rollOut;
        this.authenticator = authenticator;
    }

    public void register(RoutesConfig routes) {
        routes.get(Paths.CAPABILITIES, context -> Answers.json(context, 200, new Capabilities(versions.v1() ? List.of(
                "v1", "v2", "oplog") : List.of("v2", "oplog"), LIMITS, SyncStep.MIN_SCHEMA, ProtocolVersion.SCHEMA,
                mayUseV2(context))));
    }

    private boolean mayUseV2(Context context) {
        return Bearer.token(context.header("Authorization")).map(this::mayUseV2).orElseGet(rollOut::hasBegun);
    }

    private boolean mayUseV2(String token) {
        try {
            return rollOut.includes(authenticator.authenticate(token).userId());
        } catch (ApiException notSignedIn) {
            // Anybody may ask; who can't be known is told what is so for somebody.
            return rollOut.hasBegun();
        }
    }
}
