package dev.weir.quality.duckdb;

import dev.weir.quality.contract.CheckReport.RuleOutcome;
import dev.weir.quality.meaning.Meaning;
import dev.weir.quality.meaning.Verdicts;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@code CustomSql} answers. */
final class Queries {
    static final String PRIMARY = "primary";

    private final Session session;
    private final UserSql users;
    private final Table table;
    private final References references;
    private final Set<String> views = new HashSet<>();

    Queries(Session session, UserSql users, Table table, References references) {
        this.session = session;
        this.users = users;
        this.table = table;
        this.references = references;
    }

    /** @param rows of the batch */
    RuleOutcome answer(Meaning.Query query, long rows, Duration timeout) throws SQLException {
        Set<String> datasets = new HashSet<>(references.aliases());
        datasets.add(PRIMARY);
        String sql = users.query(query.sql(), datasets);
        for (String dataset : datasets) {
            view(dataset, sql);
        }
        if (query.rowsShare()) {
            List<@Nullable Object[]> count = session.rows("SELECT count(*) FROM (" + sql + "\n)", timeout);
            return Verdicts.answeredRows(query, count.get(0)[0] instanceof Number n ? n.longValue() : 0, rows);
        }
        return one(query, session.rows("SELECT * FROM (" + sql + "\n) LIMIT 2", timeout));
    }

    private static RuleOutcome one(Meaning.Query query, List<@Nullable Object[]> answer) {
        Object value = answer.size() == 1 && answer.get(0).length == 1 ? answer.get(0)[0] : null;
        if (value instanceof Boolean truth) {
            return Verdicts.answer(query, truth ? 1 : 0);
        }
        if (!(value instanceof Number number)) {
            return Verdicts.undecided(query.rule(), "the query must answer with one number, in one row and one column");
        }
        double found = number.doubleValue();
        return Double.isFinite(found)
                ? Verdicts.answer(query, found)
                : Verdicts.undecided(query.rule(), "the query answers " + found);
    }

    private void view(String dataset, String sql) throws SQLException {
        if (!views.contains(dataset) && sql.toLowerCase(Locale.ROOT).contains(dataset.toLowerCase(Locale.ROOT))) {
            if (dataset.equals(PRIMARY)) {
                session.execute("CREATE TEMP VIEW \"primary\" AS " + table.named());
            } else {
                references.view(dataset);
            }
            views.add(dataset);
        }
    }
}
