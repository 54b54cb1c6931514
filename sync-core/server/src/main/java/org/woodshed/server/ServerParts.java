package org.woodshed.server;

import io.javalin.Javalin;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;
import org.woodshed.model.EntityIds;
import org.woodshed.model.UserId;
import org.woodshed.server.auth.Identity;
import org.woodshed.server.auth.SigningSecrets;
import org.woodshed.server.changes.BatchOutcome;
import org.woodshed.server.changes.ChangeService;
import org.woodshed.server.changes.DigestStep;
import org.woodshed.server.changes.HistoryStep;
import org.woodshed.server.changes.MigrateStep;
import org.woodshed.server.changes.MutationStep;
import org.woodshed.server.changes.SyncStep;
import org.woodshed.server.changes.TimeCursor;
import org.woodshed.server.fanout.Fanout;
import org.woodshed.server.fanout.InProcessFanout;
import org.woodshed.server.http.CapabilitiesRoute;
import org.woodshed.server.http.HealthRoutes;
import org.woodshed.server.http.HttpApi;
import org.woodshed.server.http.HttpSettings;
import org.woodshed.server.http.MetricsRoute;
import org.woodshed.server.http.RequestLog;
import org.woodshed.server.http.StateSteps;
import org.woodshed.server.http.SyncSteps;
import org.woodshed.server.limits.RateLimiter;
import org.woodshed.server.limits.RollOut;
import org.woodshed.server.limits.Versions;
import org.woodshed.server.maintenance.Maintenance;
import org.woodshed.server.maintenance.Purges;
import org.woodshed.server.maintenance.Task;
import org.woodshed.server.metrics.ServerMetrics;
import org.woodshed.server.oplog.OperationService;
import org.woodshed.server.oplog.SnapshotStep;
import org.woodshed.server.storage.AccountReader;
import org.woodshed.server.storage.Storage;
import org.woodshed.server.v1.AnswerOnce;
import org.woodshed.server.v1.PullStep;
import org.woodshed.server.v1.PushStep;
import org.woodshed.server.v1.StatusStep;
import org.woodshed.server.ws.OtherNodes;
import org.woodshed.server.ws.SocketEndpoint;
import org.woodshed.server.ws.SocketSteps;
import org.woodshed.server.ws.Sockets;

/** What a server is made of, put together; nothing runs yet. Thread-safe. */
final class ServerParts {
    private final ServerConfig config;
    private final Storage storage;
    private final InstantSource clock;
    private final Sockets sockets = new Sockets();
    private final ServerMetrics metrics = new ServerMetrics();
    private final Identity identity;
    private final Maintenance maintenance;
    private final ChangeService service;
    private final OperationService operations;
    private final SnapshotStep snapshots;
    private final RateLimiter syncLimiter;
    private final TimeCursor times;

    ServerParts(ServerConfig config, Storage storage, SigningSecrets secrets, InstantSource clock) {
        this.config = config;
        this.storage = storage;
        this.clock = clock;
        Fanout fanout = new InProcessFanout();
        fanout.listen(sockets::accept);
        this.identity = new Identity(storage, fanout, clock, secrets, config.accessTokenTtl(), config
                .registration(), new RateLimiter(config.loginRate(), clock), config.passwordCost());
        this.service = new ChangeService(storage, fanout, clock, this::countConflicts, config.quota());
        this.operations = new OperationService(service, clock);
        this.snapshots = new SnapshotStep(service, clock, config.policy().compactionMargin());
        this.maintenance = new Maintenance(tasks(), clock);
        this.syncLimiter = new RateLimiter(config.syncRate(), clock);
        this.times = new TimeCursor(clock, versions().timeCursors(), () -> metrics.legacy("time_cursor"));
        showFigures();
    }

    Sockets sockets() {
        return sockets;
    }

    OtherNodes otherNodes() {
        return new OtherNodes(sockets, storage, clock);
    }

    ServerMetrics metrics() {
        return metrics;
    }

    Identity identity() {
        return identity;
    }

    Maintenance maintenance() {
        return maintenance;
    }

    /** Prunes list operations that have become old since the last snapshot; answers of how many accounts it looked. */
    long compact() {
        identity.write();
        List<UserId> users = storage.readAccounts(AccountReader::usersWithSnapshots);
        users.forEach(snapshots::compact);
        return users.size();
    }

    private List<Task> tasks() {
        List<Task> tasks = new ArrayList<>(new Purges(storage, config.retention()).tasks());
        tasks.add(new Task("operations of lists", now -> compact()));
        return tasks;
    }

    /**
     * What listens and answers, once it is started.
     *
     * @param ready tells whether the server can do its work
     */
    Javalin javalin(BooleanSupplier ready, ScheduledExecutorService scheduler) {
        RollOut rollOut = new RollOut(versions().v2Percentage());
        HttpApi api = new HttpApi(identity, steps(), syncLimiter, sockets::devices, config.trustedProxies(),
                versions(), metrics);
        SocketSteps socketSteps = new SocketSteps(new MutationStep(service), operations, times);
        SocketEndpoint socketEndpoint = new SocketEndpoint(identity, socketSteps, storage, sockets, syncLimiter,
                rollOut, scheduler, clock, config.patience());
        return Javalin.create(settings -> {
            HttpSettings.apply(settings, config.host(), config.port(), config.tls(), config.patience(),
                    new RequestLog(metrics));
            new HealthRoutes(ready).register(settings.routes);
            new CapabilitiesRoute(versions(), rollOut, identity.authenticator()).register(settings.routes);
            new MetricsRoute(metrics).register(settings.routes);
            api.register(settings.routes);
            socketEndpoint.register(settings);
        });
    }

    private SyncSteps steps() {
        PushStep push = new PushStep(new AnswerOnce(service, clock), new EntityIds(new SecureRandom(), clock),
                author -> identity.devices().applied(author.userId(), author.deviceId()), metrics::conflict);
        StateSteps states = new StateSteps(new PullStep(storage, times, clock), push, new StatusStep(storage, identity
                .devices()));
        return new SyncSteps(new SyncStep(service), new DigestStep(storage, service), new HistoryStep(storage),
                new MigrateStep(
                        service),
                operations, new org.woodshed.server.oplog.PullStep(storage),
                snapshots, states);
    }

    private Versions versions() {
        return config.policy().versions();
    }

    private void countConflicts(BatchOutcome outcome) {
        outcome.conflicts().forEach(conflict -> metrics.conflict(conflict.reason()));
    }

    private void showFigures() {
        metrics.gauge("woodshed.storing", "1, or 0 while the disk refuses what is to be stored", () -> storage
                .takesChanges() ? 1 : 0);
        metrics.gauge("woodshed.sockets", "Open WebSockets", sockets::count);
        metrics.gauge("woodshed.fanout.waiting.characters", "What waits to be sent to sockets", sockets::waitingLength);
        metrics.gauge("woodshed.queue.requests", "Requests with changes that wait or run", service::requestsInTurn);
        metrics.gauge("woodshed.queue.longest", "The same of the user with the longest queue", service::longestQueue);
    }
}
