package dev.weir.catalog.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BoostAttribute;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/** The words of the index. */
final class Dictionary {

    private static final int LOOKED_AT = 2_000;
    private static final int SHORT = 3;
    private static final int LONG = 6;

    private final IndexReader reader;

    Dictionary(IndexReader reader) {
        this.reader = reader;
    }

    boolean has(String word) throws IOException {
        return frequency(word) > 0;
    }

    int frequency(String word) throws IOException {
        return reader.docFreq(new Term(Fields.TEXT, word));
    }

    /** The most frequent words that begin so, but not the beginning itself. */
    List<String> completions(String beginning, int most) throws IOException {
        Map<String, Integer> found = new HashMap<>();
        BytesRef prefix = new BytesRef(beginning);
        for (LeafReaderContext leaf : reader.leaves()) {
            Terms terms = leaf.reader().terms(Fields.TEXT);
            if (terms == null) {
                continue;
            }
            TermsEnum words = terms.iterator();
            int looked = 0;
            for (TermsEnum.SeekStatus at = words.seekCeil(prefix);
                    at != TermsEnum.SeekStatus.END
                            && looked < LOOKED_AT
                            && StringHelper.startsWith(words.term(), prefix);
                    at = words.next() == null ? TermsEnum.SeekStatus.END : TermsEnum.SeekStatus.FOUND) {
                looked++;
                if (words.term().length > prefix.length) {
                    found.merge(words.term().utf8ToString(), words.docFreq(), Integer::sum);
                }
            }
        }
        return found.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Words that differ by one or two letters, or by one exchange of neighbours; none of a short word. */
    List<Spelling> near(String word, int most) throws IOException {
        if (word.length() < SHORT || word.chars().allMatch(Character::isDigit)) {
            return List.of();
        }
        int edits = word.length() < LONG ? 1 : 2;
        Map<String, Float> likeness = new HashMap<>();
        Map<String, Integer> frequency = new HashMap<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            Terms terms = leaf.reader().terms(Fields.TEXT);
            if (terms == null) {
                continue;
            }
            FuzzyTermsEnum words = new FuzzyTermsEnum(terms, new Term(Fields.TEXT, word), edits, 0, true);
            BoostAttribute boost = words.attributes().addAttribute(BoostAttribute.class);
            for (BytesRef term = words.next(); term != null; term = words.next()) {
                String found = term.utf8ToString();
                likeness.put(found, boost.getBoost());
                frequency.merge(found, words.docFreq(), Integer::sum);
            }
        }
        List<Spelling> spellings = new ArrayList<>();
        likeness.forEach((found, like) -> {
            if (!found.equals(word)) {
                spellings.add(new Spelling(found, like));
            }
        });
        Comparator<Spelling> byFrequency =
                Comparator.comparing((Spelling spelling) -> frequency.getOrDefault(spelling.word(), 0));
        spellings.sort(Comparator.comparing(Spelling::likeness)
                .reversed()
                .thenComparing(byFrequency.reversed())
                .thenComparing(Spelling::word));
        return List.copyOf(spellings.subList(0, Math.min(most, spellings.size())));
    }
}
