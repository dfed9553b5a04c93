package dev.weir.catalog.search;

/** By what hits are counted and narrowed. */
public enum Facet {
    KIND,
    LAKE,
    ZONE,
    FORMAT,
    OWNER,
    DOMAIN,
    TAG,
    QUALITY,
    FRESHNESS
}
