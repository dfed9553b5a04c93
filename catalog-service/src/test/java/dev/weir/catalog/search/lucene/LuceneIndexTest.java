package dev.weir.catalog.search.lucene;

import static dev.weir.catalog.search.lucene.MadeCatalog.dataset;
import static dev.weir.catalog.search.lucene.MadeCatalog.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.catalog.search.Entry;
import dev.weir.catalog.search.Facet;
import dev.weir.catalog.search.Found;
import dev.weir.catalog.search.Found.Count;
import dev.weir.catalog.search.Found.Relaxed;
import dev.weir.catalog.search.Hit;
import dev.weir.catalog.search.Hit.MatchedColumn;
import dev.weir.catalog.search.Hit.Range;
import dev.weir.catalog.search.Hit.Reason;
import dev.weir.catalog.search.Kind;
import dev.weir.catalog.search.QueryParser;
import dev.weir.catalog.search.Search;
import dev.weir.platform.change.Watermark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LuceneIndexTest {

    private static final int BUFFER_MB = 16;

    @TempDir
    Path folder = Path.of("");

    private LuceneIndex index;

    @BeforeEach
    void create() throws IOException {
        index = LuceneIndex.create(folder.resolve("one"), BUFFER_MB, "test");
    }

    @AfterEach
    void close() {
        index.close();
    }

    private void holds(MadeCatalog.Builder... entries) {
        for (MadeCatalog.Builder entry : entries) {
            index.put(entry.entry());
        }
        index.show(new Watermark(1, 1));
    }

    private static Search asked(String text) {
        return new Search(QueryParser.parse(text), Set.of(), Map.of(), Set.of(), 20, Optional.empty(), MadeCatalog.NOW);
    }

    private Found find(String text) {
        return index.search(asked(text));
    }

    private List<String> titles(String text) {
        return find(text).hits().stream().map(Hit::title).toList();
    }

    private Found columns(String text) {
        Search search = asked(text);
        return index.search(new Search(
                search.clauses(), Set.of(Kind.COLUMN), Map.of(), Set.of(), 20, Optional.empty(), MadeCatalog.NOW));
    }

    @ParameterizedTest
    @CsvSource({
        "customer email",
        "customerEmail",
        "customer_email",
        "CUST-EMAIL",
        "custEmails",
        "custo ema",
        "custmer email",
        "customer emial",
        "cusotmer emai",
        "customeremail",
        "\"customer email\"",
        "column:customer_email",
        "column:\"customer email\"",
        "column:cust*"
    })
    void allWaysToWriteANameMeet(String text) {
        holds(
                dataset("gold_crm.contacts").columns("id", "customerEmail"),
                dataset("gold_crm.leads").columns("id", "customer_email"),
                dataset("gold_crm.letters").columns("ID", "CUST-EMAIL"),
                dataset("gold_sales.orders").columns("id", "amount"));

        assertThat(titles(text)).containsExactlyInAnyOrder("gold_crm.contacts", "gold_crm.leads", "gold_crm.letters");
    }

    @Test
    void eachWordMayStandInAnotherPlace() {
        holds(
                dataset("gold_crm.customers").columns("id", "email"),
                dataset("gold_crm.suppliers").columns("id", "email"),
                dataset("gold_crm.orders").columns("customer_id"));

        assertThat(titles("customer email")).containsExactly("gold_crm.customers");
    }

    @Test
    void aNameIsWorthMoreThanAColumn() {
        holds(
                dataset("gold_sales.payments").columns("id", "orders", "orders_total"),
                dataset("gold_sales.orders").columns("id", "total"));

        assertThat(titles("orders")).containsExactly("gold_sales.orders", "gold_sales.payments");
    }

    @Test
    void whatIsUsefulComesFirstAndWhatIsDeprecatedLast() {
        holds(
                dataset("a_one.orders").deprecated().certified().consumers(40),
                dataset("b_one.orders"),
                dataset("c_one.orders").consumers(30),
                dataset("d_one.orders").certified().consumers(30),
                dataset("e_one.order_lines").columns("x"));

        assertThat(titles("orders"))
                .containsExactly("d_one.orders", "c_one.orders", "b_one.orders", "e_one.order_lines", "a_one.orders");
    }

    @Test
    void aHitSaysWhy() {
        holds(dataset("gold_crm.customers")
                .about("Who bought something, with the email they gave.")
                .tags("email")
                .columns("id", "work_email", "emails", "phone"));

        Hit hit = find("customer email ").hits().get(0);

        assertThat(hit.reasons())
                .containsExactly(
                        new Reason("title", "gold_crm.customers", List.of(new Range(9, 18))),
                        new Reason(
                                "description",
                                "Who bought something, with the email they gave.",
                                List.of(new Range(31, 36))),
                        new Reason("tag", "email", List.of(new Range(0, 5))));
        assertThat(hit.columns())
                .containsExactly(
                        new MatchedColumn("emails", "string", List.of(new Range(0, 6))),
                        new MatchedColumn("work_email", "string", List.of(new Range(5, 10))));
    }

    @Test
    void aColumnIsFoundByItselfWhenAskedFor() {
        holds(
                dataset("gold_crm.customers").columns("id", "email", "home_phone"),
                dataset("gold_crm.suppliers").columns("email"));

        Found found = columns("customer email");

        assertThat(found.total()).isEqualTo(1);
        assertThat(found.hits().get(0).kind()).isEqualTo(Kind.COLUMN);
        assertThat(found.hits().get(0).column()).contains("email");
        assertThat(found.hits().get(0).title()).isEqualTo("gold_crm.customers");
        assertThat(columns("\"home phone\"").hits().get(0).column()).contains("home_phone");
        assertThat(columns("zone:gold email").total()).isZero();
    }

    @Test
    void fieldWordsNarrow() {
        holds(
                dataset("gold_crm.customers")
                        .zone("gold")
                        .owner("CRM team")
                        .tags("pii")
                        .quality("passing")
                        .certified()
                        .daysOld(2),
                dataset("silver_crm.customers")
                        .zone("silver")
                        .owner("crm-ops")
                        .quality("failing")
                        .daysOld(40),
                dataset("raw.customers")
                        .zone("landing")
                        .format("csv")
                        .daysOld(400)
                        .deprecated(),
                entry(Kind.JOB, "load_customers"));

        assertThat(titles("customers zone:gold,silver")).containsExactly("gold_crm.customers", "silver_crm.customers");
        assertThat(titles("owner:\"crm TEAM\"")).containsExactly("gold_crm.customers");
        assertThat(titles("tag:PII")).containsExactly("gold_crm.customers");
        assertThat(titles("-tag:pii type:dataset zone:gold,silver")).containsExactly("silver_crm.customers");
        assertThat(titles("quality:failing")).containsExactly("silver_crm.customers");
        assertThat(titles("format:csv")).containsExactly("raw.customers");
        assertThat(titles("updated:<7d type:dataset")).containsExactly("gold_crm.customers");
        assertThat(titles("updated:>1y type:dataset")).containsExactly("raw.customers");
        assertThat(titles("is:certified")).containsExactly("gold_crm.customers");
        assertThat(titles("is:deprecated")).containsExactly("raw.customers");
        assertThat(titles("customers type:job")).containsExactly("load_customers");
        assertThat(titles("customers -gold -raw -load ")).containsExactly("silver_crm.customers");
        assertThat(titles("name:crm zone:silver")).containsExactly("silver_crm.customers");
    }

    @Test
    void facetsCountAlsoWhatTheyThemselvesLeaveOut() {
        holds(
                dataset("a.orders").zone("gold").format("iceberg").daysOld(0),
                dataset("b.orders").zone("gold").format("csv").daysOld(3),
                dataset("c.orders").zone("silver").format("csv").daysOld(500));
        Search search = new Search(
                QueryParser.parse("orders"),
                Set.of(),
                Map.of(Facet.ZONE, Set.of("gold")),
                Set.of(),
                20,
                Optional.empty(),
                MadeCatalog.NOW);

        Found found = index.search(search);

        assertThat(found.total()).isEqualTo(2);
        assertThat(found.facets().get(Facet.ZONE)).containsExactly(new Count("gold", 2), new Count("silver", 1));
        assertThat(found.facets().get(Facet.FORMAT)).containsExactly(new Count("csv", 1), new Count("iceberg", 1));
        assertThat(found.facets().get(Facet.FRESHNESS))
                .containsExactly(new Count("today", 1), new Count("this week", 1));
    }

    @Test
    void whatIsHiddenIsNeitherFoundNorCounted() {
        holds(
                dataset("a.salaries")
                        .lake("people")
                        .visibleTo("team:people", "role:administrator")
                        .zone("gold")
                        .columns("salary"),
                dataset("b.salaries").lake("acme").zone("gold").columns("salary"));
        Set<String> hidden = Set.of("everyone", "role:reader", "person:ann");

        Found found = index.search(new Search(
                QueryParser.parse("salaries"), Set.of(), Map.of(), hidden, 20, Optional.empty(), MadeCatalog.NOW));
        Found ofColumns = index.search(new Search(
                QueryParser.parse("salary"),
                Set.of(Kind.COLUMN),
                Map.of(),
                hidden,
                20,
                Optional.empty(),
                MadeCatalog.NOW));
        Found suggested = index.suggest(new Search(
                QueryParser.parse("sal"), Set.of(), Map.of(), hidden, 20, Optional.empty(), MadeCatalog.NOW));

        assertThat(found.hits()).extracting(Hit::title).containsExactly("b.salaries");
        assertThat(found.total()).isEqualTo(1);
        assertThat(found.facets().get(Facet.LAKE)).containsExactly(new Count("acme", 1));
        assertThat(found.facets().get(Facet.ZONE)).containsExactly(new Count("gold", 1));
        assertThat(ofColumns.total()).isEqualTo(1);
        assertThat(suggested.hits()).extracting(Hit::title).containsExactly("b.salaries");
        Found byTeam = index.search(new Search(
                QueryParser.parse("salaries"),
                Set.of(),
                Map.of(),
                Set.of("everyone", "team:people"),
                20,
                Optional.empty(),
                MadeCatalog.NOW));
        assertThat(byTeam.total()).isEqualTo(2);
    }

    @Test
    void suggestionsBeginAsTyped() {
        holds(dataset("gold_crm.customers").consumers(20), dataset("gold_crm.customs"), dataset("gold_crm.orders"));

        Found found = index.suggest(asked("cust"));

        assertThat(found.hits()).extracting(Hit::title).containsExactly("gold_crm.customers", "gold_crm.customs");
        assertThat(index.suggest(asked("crm custome")).hits())
                .extracting(Hit::title)
                .containsExactly("gold_crm.customers");
        assertThat(index.completions("cus", 5)).containsExactly("custom", "customer");
    }

    @Test
    void whatWasReadMoreFreelyIsSaid() {
        holds(dataset("gold.orders").columns("amount", "currency"));

        assertThat(find("orders amount ").relaxed()).isEmpty();
        assertThat(find("ordres amount ").relaxed()).contains(Relaxed.TYPOS);
        assertThat(find("orders amount zebra ").relaxed()).contains(Relaxed.SOME_WORDS);
        assertThat(find("zebra ").total()).isZero();
    }

    @Test
    void pagesFollowEachOtherWithoutGapsAndTwice() {
        List<MadeCatalog.Builder> many = new ArrayList<>();
        for (int i = 0; i < 137; i++) {
            many.add(dataset("zone" + i % 3 + ".orders_" + i).consumers(i % 4).columns("order_id", "orders"));
        }
        holds(many.toArray(MadeCatalog.Builder[]::new));

        for (Set<Kind> kinds : List.of(Set.<Kind>of(), Set.of(Kind.COLUMN))) {
            List<String> seen = new ArrayList<>();
            Optional<Search.Place> after = Optional.empty();
            do {
                List<Hit> page = index.search(new Search(
                                QueryParser.parse("order "), kinds, Map.of(), Set.of(), 10, after, MadeCatalog.NOW))
                        .hits();
                page.forEach(hit -> seen.add(hit.id() + hit.column()));
                after = page.isEmpty()
                        ? Optional.empty()
                        : Optional.of(page.get(page.size() - 1).place());
            } while (after.isPresent());

            assertThat(seen).doesNotHaveDuplicates().hasSize(kinds.isEmpty() ? 137 : 274);
        }
    }

    @Test
    void aChangedEntryTakesThePlaceOfTheOldOne() {
        holds(dataset("gold.orders").columns("amount"));

        holds(dataset("gold.orders").columns("price"));

        assertThat(titles("amount ")).isEmpty();
        assertThat(titles("price ")).containsExactly("gold.orders");
        assertThat(columns("amount ").total()).isZero();
        index.remove(Kind.DATASET, "id-of-gold.orders");
        index.show(new Watermark(3, 1));
        assertThat(index.documents()).isZero();
        assertThat(find("price").watermark()).contains(new Watermark(3, 1));
    }

    @Test
    void replicasWithDifferentPastsAnswerTheSame() throws IOException {
        List<Entry> entries = new ArrayList<>();
        Random random = new Random(3);
        String[] words = {"customer", "order", "email", "amount", "invoice", "country", "phone", "segment"};
        for (int i = 0; i < 400; i++) {
            entries.add(dataset("z" + i % 7 + "." + words[random.nextInt(8)] + "_" + words[random.nextInt(8)] + "_" + i)
                    .consumers(random.nextInt(20))
                    .columns(words[random.nextInt(8)], words[random.nextInt(8)] + "_" + words[random.nextInt(8)])
                    .entry());
        }
        entries.forEach(index::add);
        index.show(new Watermark(9, 9));

        try (LuceneIndex other = LuceneIndex.create(folder.resolve("two"), BUFFER_MB, "test")) {
            List<Entry> shuffled = new ArrayList<>(entries);
            for (int round = 0; round < 5; round++) {
                Collections.shuffle(shuffled, random);
                shuffled.forEach(other::put);
                other.show(new Watermark(round, 1));
            }
            other.show(new Watermark(9, 9));

            for (String question : List.of("customer email", "order", "invoice amount", "phon", "custmer", "z3")) {
                Found here = find(question);
                Found there = other.search(asked(question));
                assertThat(there.hits())
                        .as(question)
                        .extracting(Hit::id)
                        .containsExactlyElementsOf(
                                here.hits().stream().map(Hit::id).toList());
                assertThat(there.facets()).isEqualTo(here.facets());
                assertThat(there.total()).isEqualTo(here.total());
            }
        }
    }

    @Test
    void anIndexGoesOnFromWhereItWasCommitted() throws Exception {
        holds(dataset("gold.orders"));
        index.commit();
        index.put(dataset("gold.lost").entry());
        index.close();

        index = LuceneIndex.open(folder.resolve("one"), BUFFER_MB, "test");

        assertThat(index.watermark()).isEqualTo(new Watermark(1, 1));
        assertThat(titles("gold")).containsExactly("gold.orders");
    }

    @Test
    void aBrokenOrForeignIndexIsNotUsed() throws Exception {
        holds(dataset("gold.orders"));
        index.commit();
        index.close();

        assertThatThrownBy(() -> LuceneIndex.open(folder.resolve("one"), BUFFER_MB, "another database"))
                .isInstanceOf(LuceneIndex.Unusable.class);
        assertThatThrownBy(() -> LuceneIndex.open(folder.resolve("none"), BUFFER_MB, "test"))
                .isInstanceOf(LuceneIndex.Unusable.class);
        try (Stream<Path> files = Files.list(folder.resolve("one"))) {
            for (Path file : files.filter(path -> path.toString().matches(".*\\.(cfs|si|fdt)"))
                    .toList()) {
                Files.write(file, new byte[] {1, 2, 3});
            }
        }
        assertThatThrownBy(() -> LuceneIndex.open(folder.resolve("one"), BUFFER_MB, "test"))
                .isInstanceOf(LuceneIndex.Unusable.class);
        index = LuceneIndex.create(folder.resolve("again"), BUFFER_MB, "test");
    }
}
