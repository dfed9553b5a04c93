package dev.weir.catalog.crawl;

import dev.weir.format.table.TableFormat;
import dev.weir.platform.storage.LakePath;

/**
 * A folder with the metadata of a table format in it.
 *
 * @param fingerprint over the metadata files: data files come and go without being part of the table
 */
record TableFolder(LakePath root, TableFormat format, String fingerprint) {}
