package dev.weir.catalog.search.lucene;

import dev.weir.catalog.search.Facet;

/** A facet and a value as one word of the index. Labels of a facet lie together. */
final class FacetLabel {

    private static final Facet[] FACETS = Facet.values();

    private FacetLabel() {}

    static String of(Facet facet, String value) {
        return (char) ('a' + facet.ordinal()) + value;
    }

    static Facet facetOf(String label) {
        return FACETS[label.charAt(0) - 'a'];
    }

    static String valueOf(String label) {
        return label.substring(1);
    }
}
