package dev.weir.lineage.testing;

import dev.weir.platform.database.DatabaseAddress;
import dev.weir.platform.testing.SingleConnections;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Lends the same connection again and again: a new one for each statement takes longer than the statement. */
final class OneConnection {

    private OneConnection() {}

    static DataSource to(DatabaseAddress address) {
        Connection connection = open(address);
        Connection lent = (Connection) Proxy.newProxyInstance(
                OneConnection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
        return (DataSource) Proxy.newProxyInstance(
                OneConnection.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) ->
                        method.getName().equals("getConnection") ? lent : method.invoke(proxy, arguments));
    }

    private static Connection open(DatabaseAddress address) {
        try {
            return SingleConnections.to(address).getConnection();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
