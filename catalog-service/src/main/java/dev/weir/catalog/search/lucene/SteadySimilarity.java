package dev.weir.catalog.search.lucene;

import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.similarities.BM25Similarity;

/**
 * BM25 by numbers that hardly depend on which deleted documents an index still holds, so that two replicas give the same
 * score: frequencies in coarse steps, and lengths against a usual one instead of the average.
 */
final class SteadySimilarity extends BM25Similarity {

    private static final float SATURATION = 1.2f;
    private static final float LENGTH = 0.5f;
    /** Of a name with three words, twenty columns with two words each, and a sentence about it; see {@link EntryDocuments}. */
    private static final float USUAL_TEXT = 130;

    private static final float USUAL_COLUMN = 2;

    SteadySimilarity() {
        super(SATURATION, LENGTH);
    }

    @Override
    protected float idf(long docFreq, long docCount) {
        double documents = step(docCount);
        double having = Math.min(step(docFreq), documents);
        return (float) Math.log(1 + (documents - having + 0.5) / (having + 0.5));
    }

    private static double step(long number) {
        return Math.pow(2, Math.round(Math.log(number) / Math.log(2)));
    }

    @Override
    protected float avgFieldLength(CollectionStatistics statistics) {
        return statistics.field().equals(Fields.COLUMN) ? USUAL_COLUMN : USUAL_TEXT;
    }
}
