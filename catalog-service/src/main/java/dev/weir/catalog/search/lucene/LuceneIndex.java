package dev.weir.catalog.search.lucene;

import dev.weir.catalog.search.Entry;
import dev.weir.catalog.search.Facet;
import dev.weir.catalog.search.Found;
import dev.weir.catalog.search.Found.Relaxed;
import dev.weir.catalog.search.Hit;
import dev.weir.catalog.search.Kind;
import dev.weir.catalog.search.Search;
import dev.weir.platform.change.Watermark;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.join.BitSetProducer;
import org.apache.lucene.search.join.QueryBitSetProducer;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

/** One index in one folder: written by one thread, asked by many. */
public final class LuceneIndex implements Closeable {

    private static final String WATERMARK = "watermark";
    private static final String FORM = "form";
    /** Another one for another way to write documents: an index of another form is made anew. */
    private static final String CURRENT_FORM = "1";

    private static final SteadySimilarity SIMILARITY = new SteadySimilarity();

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final SegmentLabels labels = new SegmentLabels();
    private final EntryDocuments documents = new EntryDocuments();
    private final BitSetProducer parents = new QueryBitSetProducer(new TermQuery(new Term(Fields.PARENT, Fields.YES)));
    private volatile Watermark written;

    /** An index that cannot be read, or is of an older form. */
    public static final class Unusable extends Exception {
        Unusable(Path folder, String why, @Nullable Throwable cause) {
            super("the search index in " + folder + " cannot be used: " + why, cause);
        }
    }

    /** What is seen at one moment, and up to where. */
    private static final class Moment extends IndexSearcher {
        private final Watermark watermark;

        Moment(IndexReader reader, Watermark watermark) {
            super(reader);
            this.watermark = watermark;
            setSimilarity(SIMILARITY);
        }
    }

    private LuceneIndex(Directory directory, IndexWriter writer, Watermark watermark) throws IOException {
        this.directory = directory;
        this.writer = writer;
        this.written = watermark;
        this.searchers = new SearcherManager(writer, true, true, new SearcherFactory() {
            @Override
            public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) {
                return new Moment(reader, written);
            }
        });
    }

    /** An empty one. */
    public static LuceneIndex create(Path folder, int bufferMb) throws IOException {
        Directory directory = FSDirectory.open(folder);
        return new LuceneIndex(
                directory, new IndexWriter(directory, config(bufferMb, OpenMode.CREATE)), Watermark.START);
    }

    /** The one that was committed there. */
    public static LuceneIndex open(Path folder, int bufferMb) throws Unusable {
        try {
            Directory directory = FSDirectory.open(folder);
            Map<String, String> kept;
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                kept = reader.getIndexCommit().getUserData();
            }
            if (!CURRENT_FORM.equals(kept.get(FORM))) {
                throw new Unusable(folder, "it has an older form", null);
            }
            Watermark watermark = Watermark.parse(kept.getOrDefault(WATERMARK, ""));
            return new LuceneIndex(directory, new IndexWriter(directory, config(bufferMb, OpenMode.APPEND)), watermark);
        } catch (IOException | IllegalArgumentException broken) {
            throw new Unusable(folder, broken.toString(), broken);
        }
    }

    private static IndexWriterConfig config(int bufferMb, OpenMode mode) {
        IndexWriterConfig config = new IndexWriterConfig();
        config.setOpenMode(mode);
        config.setRAMBufferSizeMB(bufferMb);
        config.setSimilarity(SIMILARITY);
        config.setCommitOnClose(false);
        return config;
    }

    /** Adds what is not there yet, without looking: for a new index. */
    public void add(Entry entry) {
        io(() -> writer.addDocuments(documents.of(entry)));
    }

    /** In place of what is there of it. */
    public void put(Entry entry) {
        io(() -> writer.updateDocuments(EntryDocuments.block(entry.kind(), entry.id()), documents.of(entry)));
    }

    public void remove(Kind kind, String id) {
        io(() -> writer.deleteDocuments(EntryDocuments.block(kind, id)));
    }

    /** What was written is seen by questions from now on, as the state at {@code watermark}. */
    public void show(Watermark watermark) {
        written = watermark;
        io(() -> {
            if (searchers.maybeRefresh() && !watermark().equals(watermark)) {
                // Nothing changed but the watermark: the searcher was kept, and must be told.
                writer.setLiveCommitData(commitData(watermark).entrySet());
                searchers.maybeRefreshBlocking();
            }
            return 0L;
        });
    }

    /** What was written is there after a restart. */
    public void commit() {
        io(() -> {
            writer.setLiveCommitData(commitData(written).entrySet());
            return writer.commit();
        });
    }

    private static Map<String, String> commitData(Watermark watermark) {
        return Map.of(WATERMARK, watermark.toString(), FORM, CURRENT_FORM);
    }

    /** Of what questions see. */
    public Watermark watermark() {
        return ask(moment -> moment.watermark);
    }

    /** Parents and columns. */
    public int documents() {
        return ask(moment -> moment.getIndexReader().numDocs());
    }

    /** Hits are one more than asked for at most, so that it is seen whether there are more. */
    public Found search(Search search) {
        return ask(moment -> {
            Found found = search(moment, search, false, false);
            if (found.total() == 0) {
                found = search(moment, search, true, false);
            }
            return found.total() == 0 ? search(moment, search, true, true) : found;
        });
    }

    private Found search(Moment moment, Search search, boolean typos, boolean someWords) throws IOException {
        boolean columns = search.kinds().contains(Kind.COLUMN);
        QueryMaker maker =
                new QueryMaker(parents, new Dictionary(moment.getIndexReader()), typos, someWords, search.now());
        Asked asked = columns ? maker.columns(search) : maker.parents(search);
        HitCollector collector = new HitCollector(search, columns ? Optional.of(parents) : Optional.empty(), labels);
        moment.search(asked.query(), collector);
        Optional<Relaxed> relaxed = someWords
                ? Optional.of(Relaxed.SOME_WORDS)
                : asked.guessed() ? Optional.of(Relaxed.TYPOS) : Optional.empty();
        return found(moment, asked, collector, relaxed);
    }

    /** Those whose titles begin so, the most useful first; without counts by facet. */
    public Found suggest(Search search) {
        return ask(moment -> {
            QueryMaker maker =
                    new QueryMaker(parents, new Dictionary(moment.getIndexReader()), false, false, search.now());
            Asked asked = maker.beginnings(search);
            HitCollector collector = new HitCollector(search, Optional.empty(), labels);
            moment.search(asked.query(), collector);
            return found(moment, asked, collector, Optional.empty());
        });
    }

    /** Words that begin so, the most frequent first. */
    public List<String> completions(String beginning, int most) {
        return ask(moment -> new Dictionary(moment.getIndexReader()).completions(beginning, most));
    }

    private static Found found(Moment moment, Asked asked, HitCollector collector, Optional<Relaxed> relaxed)
            throws IOException {
        Reasons reasons = new Reasons(asked.words());
        List<Hit> hits = new ArrayList<>();
        for (HitCollector.Hit hit : collector.hits()) {
            String stored = moment.storedFields()
                    .document(hit.parent(), Set.of(Fields.STORED))
                    .get(Fields.STORED);
            hits.add(hit(StoredEntry.read(stored), hit, reasons));
        }
        Map<Facet, List<Found.Count>> facets = collector.facets();
        return new Found(collector.total(), hits, facets, relaxed, Optional.of(moment.watermark));
    }

    private static Hit hit(Entry entry, HitCollector.Hit hit, Reasons reasons) {
        boolean column = hit.column() >= 0;
        List<Hit.MatchedColumn> columns = column
                ? List.of(new Hit.MatchedColumn(
                        entry.columns().get(hit.column()).name(),
                        entry.columns().get(hit.column()).type(),
                        reasons.ranges(entry.columns().get(hit.column()).name())))
                : reasons.columns(entry);
        return new Hit(
                column ? Kind.COLUMN : entry.kind(),
                entry.id(),
                column ? Optional.of(columns.get(0).name()) : Optional.empty(),
                entry.lake(),
                entry.title(),
                entry.name(),
                entry.description(),
                entry.tags(),
                entry.labels(),
                entry.usefulness(),
                entry.updatedAt(),
                entry.columns().size(),
                reasons.of(entry),
                columns,
                hit.place());
    }

    @Override
    public void close() {
        try (directory) {
            searchers.close();
            writer.rollback();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @FunctionalInterface
    private interface Question<R> {
        R of(Moment moment) throws IOException;
    }

    private <R> R ask(Question<R> question) {
        try {
            IndexSearcher moment = searchers.acquire();
            try {
                return question.of((Moment) moment);
            } finally {
                searchers.release(moment);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @FunctionalInterface
    private interface Writing {
        long write() throws IOException;
    }

    private static void io(Writing writing) {
        try {
            writing.write();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
