package dev.weir.catalog.search.lucene;

import dev.weir.catalog.search.Facet;
import dev.weir.catalog.search.Found.Count;
import dev.weir.catalog.search.Search;
import dev.weir.catalog.search.Search.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.join.BitSetProducer;
import org.apache.lucene.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Looks at each match once: makes its score of text and usefulness, keeps the best, counts all, and counts them by facet. A
 * match that one chosen facet alone leaves out is counted for that facet, so that its other values can be seen.
 */
final class HitCollector extends SimpleCollector {

    private static final Comparator<Hit> BEST_LAST = Comparator.comparingDouble(Hit::score)
            .thenComparing(Comparator.comparingLong(Hit::key).reversed());
    /** What is left of a score's 23 bits: replicas differ in the others, because of what was deleted and is still counted. */
    private static final int ROUNDING = ~0x3fff;

    private static final int MOST_VALUES = 20;
    private static final Facet[] FACETS = Facet.values();
    private static final Freshness[] AGES = Freshness.values();

    private final int limit;
    private final @Nullable Place after;
    private final @Nullable BitSetProducer parents;
    private final SegmentLabels labels;
    private final long nowMinutes;
    private final boolean withFacets;
    private final PriorityQueue<Hit> best = new PriorityQueue<>(BEST_LAST);
    private final Set<String>[] narrowed;
    private final int narrowedCount;
    private int[] counts = new int[0];
    private final long[] fresh = new long[Freshness.values().length];
    private long total;
    private long behind;

    private int docBase;
    private Scorable scorer = new NoScore();
    private NumericDocValues signals = DocValues.emptyNumeric();
    private NumericDocValues keys = DocValues.emptyNumeric();
    private SortedSetDocValues values = DocValues.emptySortedSet();
    private SegmentLabels.Numbers numbers = new SegmentLabels.Numbers(new Facet[0], new int[0]);
    private int[] segmentCounts = new int[0];
    private boolean[] chosen = new boolean[0];
    private @Nullable BitSet parentBits;
    private int[] ords = new int[16];
    private int lastParent = -1;
    private int lastOrds;
    private long lastSignals;
    private long lastKey;
    private boolean keyIsRead;

    /** A match: its document, and that of its parent. */
    record Hit(int document, int parent, int column, float score, long key) {
        Place place() {
            return new Place(score, key);
        }
    }

    private static final class NoScore extends Scorable {
        @Override
        public float score() {
            return 0;
        }

        @Override
        public int docID() {
            return -1;
        }
    }

    /** @param parents if columns are looked for */
    HitCollector(Search search, Optional<BitSetProducer> parents, SegmentLabels labels) {
        this(search, parents, labels, true);
    }

    /** Without counts by facet, which take longer than all the rest. */
    static HitCollector withoutFacets(Search search, SegmentLabels labels) {
        return new HitCollector(search, Optional.empty(), labels, false);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private HitCollector(Search search, Optional<BitSetProducer> parents, SegmentLabels labels, boolean withFacets) {
        this.withFacets = withFacets;
        this.limit = search.limit();
        this.after = search.after().orElse(null);
        this.parents = parents.orElse(null);
        this.labels = labels;
        this.nowMinutes = Signals.minutes(search.now());
        this.narrowed = new Set[FACETS.length];
        int count = 0;
        for (Facet facet : FACETS) {
            Set<String> wanted = search.narrowed().getOrDefault(facet, Set.of());
            if (!wanted.isEmpty()) {
                narrowed[facet.ordinal()] = wanted;
                count++;
            }
        }
        this.narrowedCount = count;
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE;
    }

    @Override
    public void setScorer(Scorable given) {
        scorer = given;
    }

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
        sumUp();
        docBase = context.docBase;
        signals = DocValues.getNumeric(context.reader(), Fields.SIGNALS);
        keys = DocValues.getNumeric(context.reader(), Fields.KEY);
        values = DocValues.getSortedSet(context.reader(), Fields.LABEL);
        numbers = labels.of(context.reader());
        segmentCounts = new int[numbers.everywhere().length];
        chosen = chosen();
        parentBits = parents == null ? null : parents.getBitSet(context);
        lastParent = -1;
    }

    private boolean[] chosen() throws IOException {
        boolean[] ords = new boolean[segmentCounts.length];
        for (Facet facet : FACETS) {
            Set<String> wanted = narrowed[facet.ordinal()];
            if (wanted != null) {
                for (String value : wanted) {
                    long ord = values.lookupTerm(new org.apache.lucene.util.BytesRef(FacetLabel.of(facet, value)));
                    if (ord >= 0) {
                        ords[(int) ord] = true;
                    }
                }
            }
        }
        return ords;
    }

    private void sumUp() {
        int known = labels.count();
        if (counts.length < known) {
            counts = Arrays.copyOf(counts, known);
        }
        for (int ord = 0; ord < segmentCounts.length; ord++) {
            if (segmentCounts[ord] > 0) {
                counts[numbers.everywhere()[ord]] += segmentCounts[ord];
            }
        }
    }

    @Override
    public void collect(int document) throws IOException {
        int parent = document;
        int column = -1;
        if (parentBits != null) {
            parent = parentBits.nextSetBit(document);
            column = document - (document == 0 ? -1 : parentBits.prevSetBit(document)) - 1;
        }
        if (parent != lastParent) {
            moveTo(parent);
        }
        int freshness = Freshness.of(Signals.minutesOf(lastSignals), nowMinutes);
        if (narrowedCount > 0) {
            int missed = missed(freshness);
            if (missed != 0) {
                if (Integer.bitCount(missed) == 1) {
                    count(FACETS[Integer.numberOfTrailingZeros(missed)], freshness);
                }
                return;
            }
        }
        total++;
        for (int i = 0; i < lastOrds; i++) {
            segmentCounts[ords[i]]++;
        }
        if (freshness >= 0) {
            fresh[freshness]++;
        }
        keep(document, parent, column);
    }

    private void moveTo(int parent) throws IOException {
        lastParent = parent;
        lastSignals = signals.advanceExact(parent) ? signals.longValue() : 0;
        lastOrds = 0;
        if (withFacets && values.advanceExact(parent)) {
            int count = values.docValueCount();
            if (ords.length < count) {
                ords = new int[2 * count];
            }
            for (int i = 0; i < count; i++) {
                ords[lastOrds++] = (int) values.nextOrd();
            }
        }
        keyIsRead = false;
    }

    /** A bit for each facet of which none of the chosen values is there. */
    private int missed(int freshness) {
        int there = 0;
        for (int i = 0; i < lastOrds; i++) {
            if (chosen[ords[i]]) {
                there |= 1 << numbers.facets()[ords[i]].ordinal();
            }
        }
        int missed = 0;
        for (int facet = 0; facet < narrowed.length; facet++) {
            if (narrowed[facet] != null) {
                boolean has = facet == Facet.FRESHNESS.ordinal()
                        ? freshness >= 0 && narrowed[facet].contains(AGES[freshness].word())
                        : (there & 1 << facet) != 0;
                missed |= has ? 0 : 1 << facet;
            }
        }
        return missed;
    }

    private void count(Facet only, int freshness) {
        if (only == Facet.FRESHNESS) {
            if (freshness >= 0) {
                fresh[freshness]++;
            }
            return;
        }
        for (int i = 0; i < lastOrds; i++) {
            if (numbers.facets()[ords[i]] == only) {
                segmentCounts[ords[i]]++;
            }
        }
    }

    private void keep(int document, int parent, int column) throws IOException {
        float score = rounded((float) (scorer.score() * Signals.factor(lastSignals, nowMinutes)));
        boolean full = best.size() == limit;
        // Most are left out by their score alone, for which their key need not be read.
        if (full && score < best.element().score() && after == null) {
            behind++;
            return;
        }
        long key = key(parent) + Math.max(0, column);
        if (after != null && (score > after.score() || score == after.score() && key <= after.key())) {
            return;
        }
        behind++;
        if (full) {
            Hit worst = best.element();
            if (score < worst.score() || score == worst.score() && key > worst.key()) {
                return;
            }
        }
        best.add(new Hit(docBase + document, docBase + parent, column, score, key));
        if (best.size() > limit) {
            best.remove();
        }
    }

    private long key(int parent) throws IOException {
        if (!keyIsRead) {
            lastKey = keys.advanceExact(parent) ? keys.longValue() : 0;
            keyIsRead = true;
        }
        return lastKey;
    }

    static float rounded(float score) {
        return Float.intBitsToFloat(Float.floatToIntBits(score) & ROUNDING);
    }

    /** All that match. */
    long total() {
        return total;
    }

    /** Whether there are more behind the best. */
    boolean more() {
        return behind > best.size();
    }

    /** The best first. */
    List<Hit> hits() {
        List<Hit> hits = new ArrayList<>(best);
        hits.sort(BEST_LAST.reversed());
        return hits;
    }

    /** By value, the most frequent first. */
    Map<Facet, List<Count>> facets() {
        sumUp();
        segmentCounts = new int[0];
        Map<Facet, List<Count>> facets = new EnumMap<>(Facet.class);
        for (int number = 0; number < counts.length; number++) {
            if (counts[number] > 0) {
                String label = labels.label(number);
                facets.computeIfAbsent(FacetLabel.facetOf(label), facet -> new ArrayList<>())
                        .add(new Count(FacetLabel.valueOf(label), counts[number]));
            }
        }
        facets.replaceAll((facet, found) -> found.stream()
                .sorted(Comparator.comparingLong(Count::count).reversed().thenComparing(Count::value))
                .limit(MOST_VALUES)
                .toList());
        List<Count> ages = new ArrayList<>();
        for (Freshness freshness : Freshness.values()) {
            if (fresh[freshness.ordinal()] > 0) {
                ages.add(new Count(freshness.word(), fresh[freshness.ordinal()]));
            }
        }
        if (!ages.isEmpty()) {
            facets.put(Facet.FRESHNESS, ages);
        }
        return facets;
    }
}
