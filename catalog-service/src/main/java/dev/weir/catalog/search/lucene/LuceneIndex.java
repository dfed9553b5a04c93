package dev.weir.catalog.search.lucene;

import dev.weir.catalog.search.Entry;
import dev.weir.catalog.search.Facet;
import dev.weir.catalog.search.Found;
import dev.weir.catalog.search.Found.Relaxed;
import dev.weir.catalog.search.Hit;
import dev.weir.catalog.search.IndexBroken;
import dev.weir.catalog.search.Kind;
import dev.weir.catalog.search.Search;
import dev.weir.catalog.search.SearchIndex;
import dev.weir.platform.change.Watermark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.codecs.lucene912.Lucene912Codec;
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
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

/** One index in one folder: written by one thread, asked by many. */
public final class LuceneIndex implements SearchIndex {

    private static final String WATERMARK = "watermark";
    private static final String SOURCE = "source";
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
    /** Told after what was written can be seen, so that an answer knows at least this. */
    private volatile Watermark shown;

    private final String source;

    /** An index that cannot be read, or is of an older form. */
    public static final class Unusable extends Exception {
        Unusable(Path folder, String why, @Nullable Throwable cause) {
            super("the search index in " + folder + " cannot be used: " + why, cause);
        }
    }

    private LuceneIndex(Directory directory, IndexWriter writer, Watermark watermark, String source)
            throws IOException {
        this.directory = directory;
        this.writer = writer;
        this.shown = watermark;
        this.source = source;
        this.searchers = new SearcherManager(writer, true, true, new SearcherFactory() {
            @Override
            public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) {
                IndexSearcher searcher = new IndexSearcher(reader);
                searcher.setSimilarity(SIMILARITY);
                return searcher;
            }
        });
    }

    /** An empty one. @param source the database that it is made from */
    public static LuceneIndex create(Path folder, int bufferMb, String source) throws IOException {
        Directory directory = FSDirectory.open(folder);
        return new LuceneIndex(
                directory, new IndexWriter(directory, config(bufferMb, OpenMode.CREATE)), Watermark.START, source);
    }

    /** The one that was committed there. */
    public static LuceneIndex open(Path folder, int bufferMb, String source) throws Unusable {
        try {
            Directory directory = FSDirectory.open(folder);
            Map<String, String> kept;
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                kept = reader.getIndexCommit().getUserData();
            }
            if (!CURRENT_FORM.equals(kept.get(FORM))) {
                throw new Unusable(folder, "it has an older form", null);
            }
            if (!source.equals(kept.get(SOURCE))) {
                throw new Unusable(folder, "it was made from another database", null);
            }
            Watermark watermark = Watermark.parse(kept.getOrDefault(WATERMARK, ""));
            return new LuceneIndex(
                    directory, new IndexWriter(directory, config(bufferMb, OpenMode.APPEND)), watermark, source);
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
        // Else each show waits up to half a second for merges of what is small.
        config.setMaxFullFlushMergeWaitMillis(0);
        config.setCodec(new Lucene912Codec(Lucene912Codec.Mode.BEST_COMPRESSION));
        return config;
    }

    @Override
    public void add(Entry entry) {
        io(() -> writer.addDocuments(documents.of(entry)));
    }

    @Override
    public void put(Entry entry) {
        io(() -> writer.updateDocuments(EntryDocuments.block(entry.kind(), entry.id()), documents.of(entry)));
    }

    @Override
    public void remove(Kind kind, String id) {
        io(() -> writer.deleteDocuments(EntryDocuments.block(kind, id)));
    }

    @Override
    public void show(Watermark watermark) {
        io(() -> {
            searchers.maybeRefreshBlocking();
            return 0L;
        });
        shown = watermark;
    }

    @Override
    public void commit() {
        io(() -> {
            writer.setLiveCommitData(commitData(shown).entrySet());
            return writer.commit();
        });
    }

    private Map<String, String> commitData(Watermark watermark) {
        return Map.of(WATERMARK, watermark.toString(), FORM, CURRENT_FORM, SOURCE, source);
    }

    @Override
    public Watermark watermark() {
        return shown;
    }

    @Override
    public int documents() {
        return ask((searcher, seen) -> searcher.getIndexReader().numDocs());
    }

    @Override
    public Found search(Search search) {
        return ask((searcher, seen) -> {
            Found found = search(searcher, seen, search, false, false);
            if (found.total() == 0) {
                found = search(searcher, seen, search, true, false);
            }
            return found.total() == 0 ? search(searcher, seen, search, true, true) : found;
        });
    }

    private Found search(IndexSearcher searcher, Watermark seen, Search search, boolean typos, boolean someWords)
            throws IOException {
        boolean columns = search.kinds().contains(Kind.COLUMN);
        QueryMaker maker =
                new QueryMaker(parents, new Dictionary(searcher.getIndexReader()), typos, someWords, search.now());
        Asked asked = columns ? maker.columns(search) : maker.parents(search);
        HitCollector collector = new HitCollector(search, columns ? Optional.of(parents) : Optional.empty(), labels);
        searcher.search(asked.query(), collector);
        Optional<Relaxed> relaxed = someWords
                ? Optional.of(Relaxed.SOME_WORDS)
                : asked.guessed() ? Optional.of(Relaxed.TYPOS) : Optional.empty();
        return found(searcher, seen, asked, collector, relaxed);
    }

    @Override
    public Found suggest(Search search) {
        return ask((searcher, seen) -> {
            QueryMaker maker =
                    new QueryMaker(parents, new Dictionary(searcher.getIndexReader()), false, false, search.now());
            Asked asked = maker.beginnings(search);
            HitCollector collector = HitCollector.withoutFacets(search, labels);
            searcher.search(asked.query(), collector);
            return found(searcher, seen, asked, collector, Optional.empty());
        });
    }

    @Override
    public List<String> completions(String beginning, int most) {
        return ask((searcher, seen) -> new Dictionary(searcher.getIndexReader()).completions(beginning, most));
    }

    private static Found found(
            IndexSearcher searcher, Watermark seen, Asked asked, HitCollector collector, Optional<Relaxed> relaxed)
            throws IOException {
        Reasons reasons = new Reasons(asked.words());
        List<Hit> hits = new ArrayList<>();
        for (HitCollector.Hit hit : collector.hits()) {
            String stored = searcher.storedFields()
                    .document(hit.parent(), Set.of(Fields.STORED))
                    .get(Fields.STORED);
            hits.add(hit(StoredEntry.read(stored), hit, reasons));
        }
        Map<Facet, List<Found.Count>> facets = collector.facets();
        return new Found(collector.total(), hits, facets, relaxed, Optional.of(seen));
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
        R of(IndexSearcher searcher, Watermark seen) throws IOException;
    }

    private <R> R ask(Question<R> question) {
        try {
            Watermark seen = shown;
            IndexSearcher searcher = searchers.acquire();
            try {
                return question.of(searcher, seen);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException failed) {
            throw new IndexBroken(failed);
        }
    }

    @FunctionalInterface
    private interface Writing {
        long write() throws IOException;
    }

    private static void io(Writing writing) {
        try {
            writing.write();
        } catch (IOException | AlreadyClosedException failed) {
            throw new IndexBroken(failed);
        }
    }
}
