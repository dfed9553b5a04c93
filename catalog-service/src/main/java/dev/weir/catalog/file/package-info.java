/**
 * What earlier crawls read of files.
 *
 * <p>In: readings of a folder's files, in the order of their paths. Out: the same again, for the next crawl and for whoever
 * asks what a dataset is made of.
 */
@NullMarked
package dev.weir.catalog.file;

import org.jspecify.annotations.NullMarked;
