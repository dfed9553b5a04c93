package dev.weir.catalog.search.lucene;

import dev.weir.catalog.search.Entry;
import dev.weir.catalog.search.Entry.Column;
import dev.weir.catalog.search.Entry.Labels;
import dev.weir.catalog.search.Entry.Usefulness;
import dev.weir.catalog.search.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Entries for tests, said in few words. */
final class MadeCatalog {

    static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    private MadeCatalog() {}

    static Builder dataset(String title) {
        return new Builder(Kind.DATASET, title);
    }

    static Builder entry(Kind kind, String title) {
        return new Builder(kind, title);
    }

    static final class Builder {
        private final Kind kind;
        private final String title;
        private String lake = "acme";
        private String description = "";
        private List<String> words = List.of();
        private List<String> tags = List.of();
        private Optional<String> zone = Optional.empty();
        private Optional<String> format = Optional.of("parquet");
        private Optional<String> owner = Optional.empty();
        private Optional<String> domain = Optional.empty();
        private Optional<String> quality = Optional.empty();
        private boolean certified;
        private boolean deprecated;
        private int consumers;
        private int days = 60;
        private List<Column> columns = List.of();
        private List<String> visibleTo = List.of();

        private Builder(Kind kind, String title) {
            this.kind = kind;
            this.title = title;
        }

        Builder lake(String name) {
            lake = name;
            return this;
        }

        Builder visibleTo(String... labels) {
            visibleTo = List.of(labels);
            return this;
        }

        Builder about(String text) {
            description = text;
            return this;
        }

        Builder alsoCalled(String... other) {
            words = List.of(other);
            return this;
        }

        Builder tags(String... given) {
            tags = List.of(given);
            return this;
        }

        Builder zone(String given) {
            zone = Optional.of(given);
            return this;
        }

        Builder format(String given) {
            format = Optional.of(given);
            return this;
        }

        Builder owner(String given) {
            owner = Optional.of(given);
            return this;
        }

        Builder domain(String given) {
            domain = Optional.of(given);
            return this;
        }

        Builder quality(String given) {
            quality = Optional.of(given);
            return this;
        }

        Builder certified() {
            certified = true;
            return this;
        }

        Builder deprecated() {
            deprecated = true;
            return this;
        }

        Builder consumers(int count) {
            consumers = count;
            return this;
        }

        Builder daysOld(int count) {
            days = count;
            return this;
        }

        Builder columns(String... names) {
            List<Column> made = new ArrayList<>();
            Arrays.stream(names).forEach(name -> made.add(new Column(name, "string", List.of())));
            columns = made;
            return this;
        }

        Entry entry() {
            return new Entry(
                    kind,
                    "id-of-" + title,
                    kind == Kind.JOB ? Optional.empty() : Optional.of(lake),
                    title,
                    "s3://" + lake + "/" + title.replace('.', '/').replace('_', '/'),
                    description,
                    words,
                    tags,
                    new Labels(zone, format, owner, domain, quality),
                    new Usefulness(certified, deprecated, consumers),
                    Optional.of(NOW.minus(Duration.ofDays(days))),
                    columns,
                    visibleTo);
        }
    }
}
