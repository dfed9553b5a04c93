package dev.weir.catalog.crawl.store;

import dev.weir.catalog.crawl.Crawls.NumberedFinding;
import dev.weir.catalog.crawl.Finding;

/** A finding on its way to the database. */
record FindingJson(long seq, String key, String kind, String code, String reason) {

    private static final int LONGEST_REASON = 1000;

    static FindingJson of(NumberedFinding numbered) {
        Finding finding = numbered.finding();
        return new FindingJson(
                numbered.seq(),
                finding.key().replace("\0", ""),
                finding.kind().wireName(),
                finding.code(),
                shortened(finding.reason().replace("\0", "")));
    }

    private static String shortened(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "...";
    }
}
