package dev.weir.catalog.search.lucene;

import dev.weir.catalog.search.Facet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedSetDocValues;

/**
 * Numbers for labels that hold over all segments. A segment has numbers of its own; what they are here is looked up once in a
 * segment's life.
 */
final class SegmentLabels {

    private final Map<IndexReader.CacheKey, Numbers> segments = new ConcurrentHashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> labels = new ArrayList<>();

    /** By a segment's own numbers: which facet, and which number here. */
    record Numbers(Facet[] facets, int[] everywhere) {}

    Numbers of(LeafReader segment) throws IOException {
        IndexReader.CacheHelper lifetime = segment.getCoreCacheHelper();
        Numbers known = segments.get(lifetime.getKey());
        if (known == null) {
            known = read(segment);
            if (segments.putIfAbsent(lifetime.getKey(), known) == null) {
                lifetime.addClosedListener(segments::remove);
            }
        }
        return known;
    }

    private Numbers read(LeafReader segment) throws IOException {
        SortedSetDocValues values = DocValues.getSortedSet(segment, Fields.LABEL);
        int count = Math.toIntExact(values.getValueCount());
        Facet[] facets = new Facet[count];
        int[] everywhere = new int[count];
        for (int ord = 0; ord < count; ord++) {
            String label = values.lookupOrd(ord).utf8ToString();
            facets[ord] = FacetLabel.facetOf(label);
            everywhere[ord] = number(label);
        }
        return new Numbers(facets, everywhere);
    }

    private synchronized int number(String label) {
        return numbers.computeIfAbsent(label, fresh -> {
            labels.add(fresh);
            return labels.size() - 1;
        });
    }

    synchronized int count() {
        return labels.size();
    }

    synchronized String label(int number) {
        return labels.get(number);
    }
}
