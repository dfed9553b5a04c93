package dev.weir.catalog.search.lucene;

import com.carrotsearch.hppc.ObjectIntHashMap;
import com.carrotsearch.hppc.cursors.ObjectIntCursor;
import java.util.Iterator;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;

/** Words, each with a frequency that says what its places are worth together. */
final class WeightedWords extends TokenStream {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final TermFrequencyAttribute frequency = addAttribute(TermFrequencyAttribute.class);
    private final ObjectIntHashMap<String> weights = new ObjectIntHashMap<>();
    private Iterator<ObjectIntCursor<String>> next = weights.iterator();

    void clear() {
        weights.clear();
    }

    void add(String word, int weight) {
        weights.addTo(word, weight);
    }

    @Override
    public void reset() {
        next = weights.iterator();
    }

    @Override
    public boolean incrementToken() {
        clearAttributes();
        if (!next.hasNext()) {
            return false;
        }
        ObjectIntCursor<String> word = next.next();
        term.append(word.key);
        frequency.setTermFrequency(word.value);
        return true;
    }
}
