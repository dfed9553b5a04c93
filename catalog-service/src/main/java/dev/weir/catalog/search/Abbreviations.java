package dev.weir.catalog.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is usually meant by the short words in the names of tables and columns. */
public final class Abbreviations {

    private static final Map<String, String> LONG = Map.ofEntries(
            Map.entry("acct", "account"),
            Map.entry("addr", "address"),
            Map.entry("amt", "amount"),
            Map.entry("avg", "average"),
            Map.entry("bal", "balance"),
            Map.entry("cat", "category"),
            Map.entry("cd", "code"),
            Map.entry("cnt", "count"),
            Map.entry("ctry", "country"),
            Map.entry("curr", "currency"),
            Map.entry("cust", "customer"),
            Map.entry("dept", "department"),
            Map.entry("desc", "description"),
            Map.entry("dob", "birthdate"),
            Map.entry("dt", "date"),
            Map.entry("emp", "employee"),
            Map.entry("env", "environment"),
            Map.entry("inv", "invoice"),
            Map.entry("lang", "language"),
            Map.entry("loc", "location"),
            Map.entry("mgr", "manager"),
            Map.entry("msg", "message"),
            Map.entry("nbr", "number"),
            Map.entry("no", "number"),
            Map.entry("num", "number"),
            Map.entry("ord", "order"),
            Map.entry("org", "organization"),
            Map.entry("pct", "percent"),
            Map.entry("pmt", "payment"),
            Map.entry("prod", "product"),
            Map.entry("qty", "quantity"),
            Map.entry("ref", "reference"),
            Map.entry("src", "source"),
            Map.entry("tel", "phone"),
            Map.entry("trx", "transaction"),
            Map.entry("ts", "timestamp"),
            Map.entry("txn", "transaction"),
            Map.entry("usr", "user"),
            Map.entry("val", "value"));

    private Abbreviations() {}

    public static Optional<String> longFormOf(String word) {
        return Optional.ofNullable(LONG.get(word));
    }

    /** What may stand for {@code word}. */
    public static List<String> shortFormsOf(String word) {
        return LONG.entrySet().stream()
                .filter(entry -> entry.getValue().equals(word))
                .map(Map.Entry::getKey)
                .toList();
    }
}
