package org.woodshed.portable;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.NullMarked;
import org.woodshed.client.Ports;
import org.woodshed.client.transport.ServerApi;
import org.woodshed.testkit.PassingPorts;

/** A machine's threads and network, which tell when a sync is sent and when its answer has come, before it is stored. */
@NullMarked
final class TellingPorts extends PassingPorts {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final TypingLaptop.Teller teller;

    TellingPorts(TypingLaptop.Teller teller) {
        super(Ports.ofThisMachine(PATIENCE));
        this.teller = teller;
    }

    @Override
    public ServerApi server(URI address) {
        ServerApi real = super.server(address);
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
