package dev.weir.catalog.dataset;

import dev.weir.format.Column;
import dev.weir.format.table.TableReading.Snapshot;
import dev.weir.platform.dataset.DatasetName;
import dev.weir.platform.page.PageRequest;
import dev.weir.platform.storage.KeyRange;
import dev.weir.platform.storage.LakePath;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The datasets there are. Lists give up to one more than the page's limit. */
public interface Datasets {

    /**
     * Which datasets are wanted; an empty part wants all.
     *
     * @param text found anywhere in alias, name or a column's name, in upper or lower case
     */
    record Filter(
            Optional<String> text, Optional<String> lake, Optional<String> zone, Optional<DatasetFormat> format) {}

    /** By alias. */
    List<Dataset> list(Filter filter, PageRequest page);

    /** The same for who bears {@code labels}: those that are restricted to others are left out. */
    List<Dataset> list(Filter filter, Set<String> labels, PageRequest page);

    Optional<Dataset> find(UUID id);

    /**
     * Where the data of a dataset lie that a crawl saw: a folder, ending with a slash, or one object. Of several of the same
     * alias, the first by name that is not missing.
     */
    Optional<String> locationOf(String lake, String alias);

    /** Those of {@code names} that are datasets, missing ones too. */
    Set<DatasetName> named(Collection<DatasetName> names);

    /** Newest first. */
    List<DatasetVersion> versions(UUID id, PageRequest page);

    Optional<DatasetVersion> version(UUID id, int version);

    /** Of the current version, in the order of their paths. */
    List<Partition> partitions(UUID id, PageRequest page);

    /**
     * Where the files of a dataset are.
     *
     * @param root of the folder that was looked at as one
     * @param location {@code root}, or of the only file
     */
    record FilesPlace(LakePath root, String location) {
        boolean isFolder() {
            return location.equals(root.value());
        }
    }

    /** Empty for a table that counts its files itself, and where none are read or nobody looked. */
    Optional<FilesPlace> filesOf(UUID id);

    /** Those of {@code locations} that are datasets by themselves, missing ones left out. */
    Set<String> datasetsAt(LakePath root, Collection<String> locations);

    /** Of the current version, but for its history. */
    Details details(UUID id);

    /** @param position from 0 */
    record NumberedSnapshot(int position, Snapshot snapshot) {}

    /** The history that the table keeps itself, newest first. */
    List<NumberedSnapshot> snapshots(UUID id, PageRequest page);

    /**
     * What is recorded of a dataset, for who is about to record more.
     *
     * @param observed the order in which the current version was seen in the lake
     */
    record Recorded(
            UUID id,
            int version,
            DatasetFormat format,
            Origin origin,
            List<Column> columns,
            String fingerprint,
            long observed,
            Optional<Instant> missingSince) {}

    /** Greater than any that a caller got before, in whichever service. */
    long nextSighting();

    /** Others wait until the caller's transaction ends. Empty if there is no such dataset. */
    Optional<Recorded> lock(DatasetName name);

    /** Adds a dataset without a version. False, and nothing added, if there is one of this name. */
    boolean add(UUID id, UUID lakeId, FoundDataset found, Instant at);

    /**
     * Makes {@code version} the current one of dataset {@code id}. One that was only known from Glue becomes one of the lake
     * that it was found in.
     */
    void record(UUID id, UUID lakeId, FoundDataset found, DatasetVersion version, long observed);

    /** Says anew why its files are one dataset, and what lies beside them, which needs no version. */
    void explain(UUID id, List<String> evidence, Map<String, String> properties);

    /** A dataset by its identity alone, and the folder that was looked at as one with it. */
    record Reference(UUID id, DatasetName name, String alias, LakePath root) {}

    /** Those of a stretch below a folder that crawls saw, missing ones left out. */
    List<Reference> presentBelow(UUID lakeId, LakePath folder, KeyRange range);

    /** Empty {@code since}: it was found again. False if it was so already, or was seen later than {@code observed}. */
    boolean missing(UUID id, Optional<Instant> since, long observed);

    /** Of those that who bears {@code labels} sees. */
    long count(Set<String> labels);
}
