package dev.weir.bench.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiCollector;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.store.FSDirectory;

/** The least that Lucene does for the same question: the twenty best by their words, a count of every label, and the texts. */
final class BareLoop implements AutoCloseable {

    private static final int BEST = 20;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;

    BareLoop(Path folder) throws IOException {
        reader = DirectoryReader.open(FSDirectory.open(folder));
        searcher = new IndexSearcher(reader);
    }

    int ask(String text) {
        try {
            BooleanQuery.Builder query = new BooleanQuery.Builder();
            for (String word : text.split(" ", -1)) {
                dev.weir.catalog.search.Tokens.of(word)
                        .forEach(token -> query.add(new TermQuery(new Term("text", token.text())), Occur.MUST));
            }
            TopScoreDocCollector best = TopScoreDocCollector.create(BEST, Integer.MAX_VALUE);
            Labels labels = new Labels();
            searcher.search(query.build(), MultiCollector.wrap(best, labels));
            int length = 0;
            for (ScoreDoc hit : best.topDocs().scoreDocs) {
                length +=
                        searcher.storedFields().document(hit.doc).get("stored").length();
            }
            return length;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static final class Labels extends SimpleCollector {
        private SortedSetDocValues values = DocValues.emptySortedSet();
        private int[] counts = new int[0];

        @Override
        protected void doSetNextReader(LeafReaderContext context) throws IOException {
            values = DocValues.getSortedSet(context.reader(), "label");
            counts = new int[(int) values.getValueCount()];
        }

        @Override
        public void collect(int document) throws IOException {
            if (values.advanceExact(document)) {
                for (int i = values.docValueCount(); i > 0; i--) {
                    counts[(int) values.nextOrd()]++;
                }
            }
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
