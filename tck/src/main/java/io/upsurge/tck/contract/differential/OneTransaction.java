package io.upsurge.tck.contract.differential;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Set;

/** A connection whose transaction many sessions share, one after the other: it neither ends nor closes by their doing. */
final class OneTransaction {

    private static final Set<String> ENDINGS = Set.of("commit", "close", "setAutoCommit");

    private OneTransaction() {}

    static Connection of(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    boolean rollsAllBack = method.getName().equals("rollback") && method.getParameterCount() == 0;
                    if (rollsAllBack || ENDINGS.contains(method.getName())) {
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
