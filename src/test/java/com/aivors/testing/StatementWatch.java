package com.aivors.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Sees, and may change, every prepared statement on its way to the database.
public final class StatementWatch {

    /// Told of a statement with its parameters, before it runs.
    public interface Listener {
        void runs(Connection connection, String sql, List<Call> parameters) throws Exception;
    }

    /// One parameter, as it was set.
    public record Call(Method setter, @Nullable Object[] arguments) {

        public void repeat(PreparedStatement statement) throws ReflectiveOperationException {
            setter.invoke(statement, arguments);
        }
    }

    private StatementWatch() {}

    /// @param rewrite gives the text that is run
    public static DataSource rewriting(DataSource pool, UnaryOperator<String> rewrite) {
        return watching(pool, rewrite, (_, _, _) -> {});
    }

    public static DataSource listening(DataSource pool, Listener listener) {
        return watching(pool, UnaryOperator.identity(), listener);
    }

    private static DataSource watching(DataSource pool, UnaryOperator<String> rewrite, Listener listener) {
        return proxy(DataSource.class, (method, arguments) -> {
            Object result = invoke(method, pool, arguments);
            return result instanceof Connection connection ? connection(connection, rewrite, listener) : result;
        });
    }

    private static Connection connection(Connection real, UnaryOperator<String> rewrite, Listener listener) {
        return proxy(Connection.class, (method, arguments) -> {
            if (!method.getName().equals("prepareStatement") || !(arguments[0] instanceof String written)) {
                return invoke(method, real, arguments);
            }
            String sql = rewrite.apply(written);
            arguments[0] = sql;
            Object statement = invoke(method, real, arguments);
            return statement instanceof PreparedStatement prepared
                    ? statement(real, sql, prepared, listener)
                    : statement;
        });
    }

    private static PreparedStatement statement(
            Connection connection, String sql, PreparedStatement real, Listener listener) {
        var parameters = new ArrayList<Call>();
        return proxy(PreparedStatement.class, (method, arguments) -> {
            String name = method.getName();
            if (name.startsWith("set") && arguments != null && arguments.length >= 2) {
                parameters.add(new Call(method, arguments));
            } else if (name.startsWith("execute")) {
                listener.runs(connection, sql, List.copyOf(parameters));
            }
            return invoke(method, real, arguments);
        });
    }

    private interface Handler {
        @Nullable
        Object handle(Method method, @Nullable Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Handler handler) {
        return type.cast(Proxy.newProxyInstance(
                StatementWatch.class.getClassLoader(),
                new Class<?>[] {type},
                (_, method, arguments) -> handler.handle(method, arguments)));
    }

    private static @Nullable Object invoke(Method method, Object target, @Nullable Object[] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
