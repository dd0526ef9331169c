package io.plimsoll;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A database that counts what is asked of it: executions of statements, of which a batch is one, and commits, of which
 * each statement outside a transaction is one.
 */
public final class CountingDatabase extends DelegatingDataSource {

    private final LongAdder statements = new LongAdder();
    private final LongAdder commits = new LongAdder();

    public CountingDatabase(DataSource counted) {
        super(counted);
    }

    /** What was counted. */
    public record Counts(long statements, long commits) {

        /** Statements for each thousand of so many. */
        public double perThousand(long rows) {
            return statements * 1000.0 / rows;
        }
    }

    /** What was counted since the last call. */
    public Counts sinceLast() {
        return new Counts(statements.sumThenReset(), commits.sumThenReset());
    }

    @Override
    public Connection getConnection() throws SQLException {
        return counting(super.getConnection());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return counting(super.getConnection(user, password));
    }

    private Connection counting(Connection connection) {
        return proxy(Connection.class, (method, arguments) -> {
            if (method.getName().equals("commit")) {
                commits.increment();
            }
            Object result = call(connection, method, arguments);
            return result instanceof Statement statement ? counting(connection, statement) : result;
        });
    }

    private Statement counting(Connection connection, Statement statement) {
        Class<? extends Statement> type = statement instanceof CallableStatement
                ? CallableStatement.class
                : statement instanceof PreparedStatement ? PreparedStatement.class : Statement.class;
        return proxy(type, (method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                statements.increment();
                if (connection.getAutoCommit()) {
                    commits.increment();
                }
            }
            return call(statement, method, arguments);
        });
    }

    @FunctionalInterface
    private interface Calls {
        Object call(Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Calls calls) {
        return type.cast(Proxy.newProxyInstance(
                CountingDatabase.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> calls.call(method, arguments)));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
