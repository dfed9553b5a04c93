package dev.weir.quality.duckdb;

/**
 * The few words in which rules written for Spark differ from DuckDB's: a name in backticks, and {@code primary}, which is a
 * keyword to DuckDB.
 */
final class Dialect {
    private Dialect() {}

    static String toDuckDb(String sql) {
        StringBuilder own = new StringBuilder();
        int at = 0;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            int end = at + 1;
            if (c == '\'' || c == '"') {
                end = closing(sql, at, c);
                own.append(sql, at, end);
            } else if (c == '`') {
                end = closing(sql, at, c);
                boolean closed = end - at > 1 && sql.charAt(end - 1) == '`';
                String inside = sql.substring(at + 1, closed ? end - 1 : end).replace("``", "`");
                own.append(Sql.name(inside));
            } else if (sql.startsWith("--", at)) {
                int line = sql.indexOf('\n', at);
                end = line < 0 ? sql.length() : line;
                own.append(sql, at, end);
            } else if (sql.startsWith("/*", at)) {
                int close = sql.indexOf("*/", at + 2);
                end = close < 0 ? sql.length() : close + 2;
                own.append(sql, at, end);
            } else if (Character.isJavaIdentifierStart(c)) {
                while (end < sql.length() && Character.isJavaIdentifierPart(sql.charAt(end))) {
                    end++;
                }
                String word = sql.substring(at, end);
                own.append(word.equalsIgnoreCase("primary") ? "\"primary\"" : word);
            } else {
                own.append(c);
            }
            at = end;
        }
        return own.toString();
    }

    /** Whether a predicate stays one inside of parentheses: {@code a) or (b} does not. */
    static boolean isBalanced(String sql) {
        int depth = 0;
        int at = 0;
        while (at < sql.length() && depth >= 0) {
            char c = sql.charAt(at);
            if (c == '\'' || c == '"') {
                at = closing(sql, at, c);
            } else {
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                at++;
            }
        }
        return depth == 0;
    }

    /** Behind the quote that ends what begins at {@code at}; a doubled one does not. */
    private static int closing(String sql, int at, char quote) {
        int end = at + 1;
        while (end < sql.length()) {
            if (sql.charAt(end) == quote) {
                if (end + 1 < sql.length() && sql.charAt(end + 1) == quote) {
                    end++;
                } else {
                    return end + 1;
                }
            }
            end++;
        }
        return end;
    }
}
