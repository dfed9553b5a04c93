package dev.weir.catalog.crawl;

import dev.weir.platform.storage.LakePath;

/**
 * A part of a crawl that is done on its own, by one service, and again from its beginning if that service dies. No table lies
 * in two of them.
 *
 * @param seq from 0, in its crawl
 * @param whole whether what lies in the folders below belongs to it, too
 */
public record Shard(int seq, LakePath folder, boolean whole) {

    public boolean covers(LakePath root) {
        return whole ? root.isBelow(folder) : root.equals(folder);
    }
}
