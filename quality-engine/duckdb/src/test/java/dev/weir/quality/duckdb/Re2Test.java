package dev.weir.quality.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** A pattern that is handed to RE2 matches there what it matches in Java. */
@NullUnmarked
class Re2Test {
    private static Connection duckdb;

    @BeforeContainer
    static void open() throws SQLException {
        duckdb = DriverManager.getConnection("jdbc:duckdb:");
    }

    @AfterContainer
    static void close() throws SQLException {
        duckdb.close();
    }

    @Property(tries = 4000)
    void matchesTheSame(@ForAll("patterns") String pattern, @ForAll("values") List<String> values) throws SQLException {
        Optional<String> re2 = javaKnows(pattern) ? Re2.of(pattern) : Optional.empty();
        if (re2.isEmpty()) {
            return;
        }
        Pattern java = Pattern.compile(pattern);
        for (String value : values) {
            assertThat(matches(value, re2.get()))
                    .as("%s as %s on %s", pattern, re2.get(), value)
                    .isEqualTo(java.matcher(value).matches());
        }
    }

    @Test
    void leavesToJavaWhatRe2WouldReadDifferently() {
        List<String> different = List.of(
                "(?i)a",
                "a(?=b)",
                "(a)\\1",
                "a*+",
                "(?>a)",
                "\\bword\\b",
                "a\\Z",
                "\\p{L}+",
                "[a-z&&[^b]]",
                "[a[b]]",
                "a^b",
                "a$b",
                "^a|b",
                "a{1001}",
                "\\Qa\\E",
                "\\x41",
                "\\h",
                "[\\S]");

        assertThat(different)
                .allSatisfy(pattern -> assertThat(Re2.of(pattern)).as(pattern).isEmpty());
    }

    @Test
    void handsPlainPatternsToRe2() {
        List<String> plain = List.of(
                "A[0-9]{9}",
                "\\d{4}-\\d{2}", "^[^@\\s]+@[^@]+\\.[a-z]{2,}$", "(?:DE|FR)\\w*?", "a.c", "[\\w.-]+", "\\$\\{x\\}");

        assertThat(plain)
                .allSatisfy(pattern -> assertThat(Re2.of(pattern)).as(pattern).isPresent());
    }

    private static boolean matches(String value, String pattern) throws SQLException {
        try (Statement statement = duckdb.createStatement();
                ResultSet result = statement.executeQuery(
                        "SELECT regexp_full_match(" + Sql.text(value) + ", " + Sql.text(pattern) + ")")) {
            result.next();
            return result.getBoolean(1);
        }
    }

    private static boolean javaKnows(String pattern) {
        try {
            Pattern.compile(pattern);
            return true;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.of(
                        "a",
                        "b",
                        "é",
                        "🦆",
                        ".",
                        "\\d",
                        "\\w",
                        "\\s",
                        "\\D",
                        "\\W",
                        "\\S",
                        "[ab]",
                        "[^a]",
                        "[a-c1-3]",
                        "[\\d-]",
                        "[^\\s]",
                        "(",
                        ")",
                        "(?:",
                        "|",
                        "*",
                        "+",
                        "?",
                        "{2}",
                        "{1,}",
                        "{0,2}",
                        "^",
                        "$",
                        "\\.",
                        "\\\\",
                        "-",
                        "]",
                        "}",
                        "\\n",
                        "\\t",
                        "&&",
                        "[a&&b]",
                        "{",
                        "[",
                        "\\b",
                        " ",
                        ",")
                .list()
                .ofMinSize(1)
                .ofMaxSize(7)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<List<String>> values() {
        return Arbitraries.of(
                        "a", "b", "c", "A", "1", "é", "🦆", " ", "\n", "\r", "\u000b", "\u0085", "\u2028", "-", ".",
                        "\\", "]", "}")
                .list()
                .ofMaxSize(5)
                .map(parts -> String.join("", parts))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }
}
