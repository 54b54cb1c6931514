package org.woodshed.testkit.simulation;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stands in front of a part and lets every call through but those it was told to take part in. Thread-safe once made. */
final class Through<T> implements InvocationHandler {
    /** Makes of a call what it likes. */
    @FunctionalInterface
    interface Turn {
        /**
         * Answers a call.
         *
         * @param real asks the part itself, with these or other arguments
         */
        @Nullable
        Object take(@Nullable Object[] arguments, Real real) throws Throwable;
    }

    /** A method of the part that stands behind. */
    @FunctionalInterface
    interface Real {
        @Nullable
        Object call(@Nullable Object... arguments) throws Throwable;
    }

    private final Class<T> type;
    private final T part;
    private final Map<String, Turn> turns = new HashMap<>();

    Through(Class<T> type, T part) {
        this.type = type;
        this.part = part;
    }

    /** @throws IllegalArgumentException if the part has no such method: it was renamed, and nothing would be spoilt */
    Through<T> at(String method, Turn turn) {
        for (Method known : type.getMethods()) {
            if (known.getName().equals(method)) {
                turns.put(method, turn);
                return this;
            }
        }
        throw new IllegalArgumentException(type + " has no method " + method);
    }

    /** Takes part in every call. */
    Through<T> atEach(Turn turn) {
        for (Method known : type.getMethods()) {
            turns.put(known.getName(), turn);
        }
        return this;
    }

    T part() {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, this));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        Real real = changed -> {
            try {
                return method.invoke(part, changed);
            } catch (InvocationTargetException thrown) {
                throw thrown.getTargetException();
            }
        };
        Turn turn = turns.get(method.getName());
        Object[] given = arguments == null ? new Object[0] : arguments;
        return turn == null ? real.call(given) : turn.take(given, real);
    }
}
