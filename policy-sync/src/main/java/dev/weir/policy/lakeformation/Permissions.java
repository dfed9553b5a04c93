package dev.weir.policy.lakeformation;

import dev.weir.policy.access.Action;
import java.util.List;
import java.util.SortedSet;

/** Lake Formation's words. What it may invent later is kept as it is. */
public final class Permissions {
    public static final String ALL = "ALL";
    public static final String SELECT = "SELECT";
    public static final String INSERT = "INSERT";
    public static final String DELETE = "DELETE";
    public static final String ALTER = "ALTER";
    public static final String DROP = "DROP";
    public static final String DESCRIBE = "DESCRIBE";
    public static final String CREATE_TABLE = "CREATE_TABLE";
    public static final String CREATE_DATABASE = "CREATE_DATABASE";
    public static final String DATA_LOCATION_ACCESS = "DATA_LOCATION_ACCESS";
    public static final String ASSOCIATE = "ASSOCIATE";

    /** What {@link #ALL} means on a table. */
    public static final SortedSet<String> ON_TABLES =
            Sorted.copy(List.of(SELECT, INSERT, DELETE, ALTER, DROP, DESCRIBE));
    /** What {@link #ALL} means on a database. */
    public static final SortedSet<String> ON_DATABASES = Sorted.copy(List.of(CREATE_TABLE, ALTER, DROP, DESCRIBE));

    private Permissions() {}

    public static String of(Action action) {
        return action.name();
    }
}
