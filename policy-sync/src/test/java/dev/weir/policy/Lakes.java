package dev.weir.policy;

import dev.weir.policy.intent.CatalogSnapshot;
import dev.weir.policy.intent.CatalogSnapshot.Column;
import dev.weir.policy.intent.CatalogSnapshot.Dataset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The sample lake as the catalog knows it, and the policies that lie in git. */
public final class Lakes {

    public static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    public static final Path EXAMPLES = Path.of("../examples/lake-repo/policies");

    private Lakes() {}

    public static Map<String, String> examples() {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(EXAMPLES)) {
            for (Path file :
                    all.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                files.put("policies/" + file.getFileName(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    public static CatalogSnapshot sample() {
        return new CatalogSnapshot(List.of(
                table(
                        "silver_crm",
                        "accounts",
                        "account_id string, name string, industry string, employees int, annual_revenue decimal(14,2),"
                                + " country string, city string, currency string, website string, owner_email string,"
                                + " created_at timestamp, enterprise boolean"),
                table(
                        "silver_crm",
                        "contacts",
                        "contact_id string, account_id string, first_name string, last_name string, email string, phone string,"
                                + " country string, language string, marketing_consent boolean, lifetime_value decimal(12,2),"
                                + " created_at timestamp, updated_at timestamp, account_name string, industry string"),
                table(
                        "silver_crm",
                        "opportunities",
                        "opportunity_id string, account_id string, contact_id string, name string, stage string,"
                                + " amount decimal(12,2), currency string, owner string, created_at timestamp, close_date date,"
                                + " industry string, country string, won boolean"),
                table(
                        "silver_loyalty",
                        "members",
                        "member_id string, contact_id string, first_name string, last_name string, email string,"
                                + " country string, city string, tier string, birth_year int, joined_on date, points_balance int"),
                table(
                        "silver_loyalty",
                        "point_transactions",
                        "transaction_id string, member_id string, kind string, points int, partner string,"
                                + " amount_eur decimal(10,2), occurred_at timestamp, day date partition"),
                table(
                        "silver_web",
                        "web_events",
                        "event_id string, session_id string, member_id string, event string, page string, device string,"
                                + " occurred_at timestamp, campaign string, sku string, day date partition"),
                table(
                        "gold_sales",
                        "pipeline_by_month",
                        "month date, stage string, opportunities bigint, amount decimal(18,2)"),
                table(
                        "gold_sales",
                        "revenue_by_industry",
                        "industry string, country string, won bigint, revenue decimal(18,2)"),
                table("gold_loyalty", "tier_balance", "tier string, members bigint, points bigint"),
                table("gold_loyalty", "points_by_day", "day date, kind string, transactions bigint, points bigint"),
                table(
                        "gold_marketing",
                        "campaign_reach",
                        "campaign string, events bigint, visits bigint, members bigint")));
    }

    /** @param columns {@code name type}, with commas between; {@code partition} after the type of those it is partitioned by */
    public static Dataset table(String database, String table, String columns) {
        return new Dataset(
                database,
                table,
                Set.of(),
                Stream.of(columns.split(",(?![^(]*\\))"))
                        .map(column -> column.strip().split(" "))
                        .map(words -> new Column(words[0], words[1], Set.of(), words.length > 2))
                        .toList());
    }

    public static CatalogSnapshot catalog(Dataset... datasets) {
        return new CatalogSnapshot(List.of(datasets));
    }
}
