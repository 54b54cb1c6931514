package org.woodshed.portable;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.NullMarked;
import org.woodshed.client.Ports;
import org.woodshed.client.threads.TaskThread;
import org.woodshed.client.transport.ServerAddress;
import org.woodshed.client.transport.ServerApi;
import org.woodshed.client.transport.SyncSocket;

/**
 * A machine's threads and network, which tell when a sync is sent and when its answer has come, before it is stored. Runs on
 * the product's own jars, without those of the tests.
 */
@NullMarked
record TellingPorts(Ports ports, TypingLaptop.Teller teller) implements Ports {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    TellingPorts(TypingLaptop.Teller teller) {
        this(Ports.ofThisMachine(PATIENCE), teller);
    }

    @Override
    public TaskThread storeThread() {
        return ports.storeThread();
    }

    @Override
    public TaskThread engineThread() {
        return ports.engineThread();
    }

    @Override
    public Executor background() {
        return ports.background();
    }

    @Override
    public SyncSocket socket() {
        return ports.socket();
    }

    @Override
    public String networkAddresses() {
        return ports.networkAddresses();
    }

    @Override
    public ServerApi server(ServerAddress address) {
        ServerApi real = ports.server(address);
        return (ServerApi) Proxy.newProxyInstance(ServerApi.class.getClassLoader(), new Class<?>[] {ServerApi.class}, (
                proxy, method, arguments) -> {
            boolean sync = method.getName().equals("sync");
            if (sync) {
                teller.tell("sending");
            }
            Object answer;
            try {
                answer = method.invoke(real, arguments);
            } catch (InvocationTargetException failure) {
                throw failure.getCause();
            }
            return sync && answer instanceof CompletableFuture<?> future
                    ? future.whenComplete((reply, failure) -> teller
                            .tell("answered"))
                    : answer;
        });
    }
}
