package dev.weir.catalog.search.lucene;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Words one behind the other, with gaps that no phrase crosses; several may stand at one place. */
final class WordsInOrder extends TokenStream {

    private static final int GAP = 50;

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    private final List<String> words = new ArrayList<>();
    private final List<Integer> steps = new ArrayList<>();
    private int next;
    private int step = 1;

    void clear() {
        words.clear();
        steps.clear();
        step = 1;
    }

    void add(String word) {
        words.add(word);
        steps.add(step);
        step = 1;
    }

    /** At the place of the one before. */
    void addAlso(String word) {
        words.add(word);
        steps.add(0);
    }

    void gap() {
        step = GAP;
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    @Override
    public void reset() {
        next = 0;
    }

    @Override
    public boolean incrementToken() {
        clearAttributes();
        if (next == words.size()) {
            return false;
        }
        term.append(words.get(next));
        increment.setPositionIncrement(steps.get(next));
        next++;
        return true;
    }
}
