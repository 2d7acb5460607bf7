package com.aivors.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Sees and may change every prepared statement on its way to the database.
public final class StatementWatch {

    /// Receives a statement with its parameters before it runs.
    public interface Listener {
        void runs(Connection connection, String sql, List<Call> parameters) throws Exception;
    }

    /// One parameter as it was set.
    public record Call(Method setter, @Nullable Object[] arguments) {

        public void repeat(PreparedStatement statement) throws ReflectiveOperationException {
            setter.invoke(statement, arguments);
        }
    }

    /// Returns the text to run instead.
    interface Rewriter {

        /// @param role the role of the transaction; empty if it has none
        String text(String role, String sql);
    }

    private static final Pattern TAKES_ROLE = Pattern.compile("^set local role (\\w+)");
    private static final Set<String> ENDS_TRANSACTION = Set.of("commit", "rollback", "close");

    private StatementWatch() {}

    static DataSource rewriting(DataSource pool, Rewriter rewriter) {
        return watching(pool, rewriter, (_, _, _) -> {});
    }

    public static DataSource listening(DataSource pool, Listener listener) {
        return watching(pool, (_, sql) -> sql, listener);
    }

    private static DataSource watching(DataSource pool, Rewriter rewrite, Listener listener) {
        return proxy(DataSource.class, (method, arguments) -> {
            Object result = invoke(method, pool, arguments);
            return result instanceof Connection connection ? connection(connection, rewrite, listener) : result;
        });
    }

    private static Connection connection(Connection real, Rewriter rewrite, Listener listener) {
        var role = new AtomicReference<>("");
        return proxy(Connection.class, (method, arguments) -> {
            if (ENDS_TRANSACTION.contains(method.getName()) && arguments == null) {
                role.set("");
            }
            if (method.getName().equals("createStatement")) {
                return roleTaker((Statement) Objects.requireNonNull(invoke(method, real, arguments)), role);
            }
            if (!method.getName().equals("prepareStatement") || !(arguments[0] instanceof String written)) {
                return invoke(method, real, arguments);
            }
            String sql = rewrite.text(role.get(), written);
            arguments[0] = sql;
            Object statement = invoke(method, real, arguments);
            return statement instanceof PreparedStatement prepared
                    ? statement(real, sql, prepared, listener)
                    : statement;
        });
    }

    private static Statement roleTaker(Statement real, AtomicReference<String> role) {
        return proxy(Statement.class, (method, arguments) -> {
            if (arguments != null && arguments.length > 0 && arguments[0] instanceof String sql) {
                var taken = TAKES_ROLE.matcher(sql);
                if (taken.find()) {
                    role.set(taken.group(1));
                }
            }
            return invoke(method, real, arguments);
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
