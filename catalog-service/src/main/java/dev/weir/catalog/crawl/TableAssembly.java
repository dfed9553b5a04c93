package dev.weir.catalog.crawl;

import dev.weir.catalog.crawl.FileGroup.GroupedFile;
import dev.weir.catalog.dataset.DatasetFormat;
import dev.weir.catalog.dataset.Details;
import dev.weir.catalog.dataset.FoundDataset;
import dev.weir.format.FileFormat;
import dev.weir.format.FileReading;
import dev.weir.format.FileReading.BrokenFile;
import dev.weir.format.FileReading.FileMetadata;
import dev.weir.platform.dataset.DatasetName;
import dev.weir.platform.storage.LakePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Decides, of one group whose files were read, which datasets they are. The rules, in this order:
 *
 * <ol>
 *   <li>Files in partition folders are one dataset, the group's folder. If their formats differ, the most frequent one is.
 *   <li>Other files that have one schema are one dataset, the folder; a lone file is so only if its name is that of a part.
 *   <li>Where schemas differ each file is a dataset, called by its name, but for a folder of at least ten parts of which nine
 *       in ten agree.
 *   <li>What Weir does not read lies beside the folder's dataset, or is a raw dataset, the folder. So is all of a folder in
 *       which nothing could be read.
 * </ol>
 */
final class TableAssembly {

    /** Takes what was decided, dataset after dataset. */
    interface Found {
        void dataset(FoundDataset dataset);

        /**
         * A raw dataset of what is in none of the others. Some files that may well be tables could not be read: it is to be
         * left alone where there were tables before.
         */
        void rest(FoundDataset raw);

        void finding(Finding finding);

        /** There were {@code count} more like those that were told. */
        void more(Finding.Kind kind, long count);

        /** A dataset of this name may be there, though none of its files could be read. */
        void present(DatasetName name);
    }

    /** Gives the same files with the same readings once more. */
    @FunctionalInterface
    interface Again {
        void each(BiConsumer<GroupedFile, FileReading> file);
    }

    /**
     * A file that is part of a dataset.
     *
     * @param metadata empty if the file was not read, since others of its partition were
     */
    record ReadFile(GroupedFile file, FileFormat format, Optional<FileMetadata> metadata) {
        String stem() {
            return FileFormat.stem(name());
        }

        String name() {
            return file.object().location().name();
        }

        String key() {
            return file.object().location().value();
        }
    }

    private static final int MANY = 10;
    private static final int FOLDERS_NAMED = 3;
    /** So many are remembered with their readings; more are gone through again if each is a dataset. */
    private static final int REMEMBERED = 1_000;

    private final LakePath lake;
    private final FileGroup group;
    private final Found found;
    private final Map<FileFormat, GroupSum> partitioned = new EnumMap<>(FileFormat.class);
    private final Set<String> partitionFolders = new LinkedHashSet<>();
    private final AlikeFiles direct;
    private final List<ReadFile> remembered = new ArrayList<>();
    private final RawFolder broken;
    private final RawFolder beside;
    private boolean anyDated;
    private boolean anyBroken;
    private boolean anyPassing;
    private boolean folderIsDataset;

    /** @param lake the lake's root */
    TableAssembly(LakePath lake, FileGroup group, Found found) {
        this.lake = lake;
        this.group = group;
        this.found = found;
        this.direct = new AlikeFiles(group.root());
        this.broken = new RawFolder(group.root());
        this.beside = group.beside().orElseGet(() -> new RawFolder(group.root()));
    }

    /**
     * To be called in the order of the group's files.
     *
     * @param passing whether the file may well read differently next time
     */
    void add(GroupedFile file, FileReading reading, boolean passing) {
        if (reading instanceof BrokenFile unreadable) {
            broken(file, unreadable);
            anyBroken = true;
            anyPassing |= passing;
            if (!passing) {
                broken.add(file.object());
            }
            return;
        }
        ReadFile read = read(file, reading);
        read.metadata().ifPresent(metadata -> remarked(read, metadata));
        if (isPartitioned(read)) {
            partitioned
                    .computeIfAbsent(read.format(), format -> new GroupSum(group.root(), format))
                    .add(read);
            if (partitionFolders.size() < FOLDERS_NAMED) {
                partitionFolders.add(file.partitionFolder(group.root()));
                anyDated |= file.partition().values().stream().anyMatch(PartitionPath.Value::dated);
            }
        } else {
            direct.add(read);
            if (remembered.size() < REMEMBERED) {
                remembered.add(read);
            }
        }
    }

    private boolean isPartitioned(ReadFile file) {
        return file.metadata().isEmpty()
                || group.pinned()
                || file.file().partition().folders() > 0;
    }

    private static ReadFile read(GroupedFile file, FileReading reading) {
        FileFormat format = FileFormat.of(file.object().location().name()).orElseThrow();
        return new ReadFile(
                file, format, reading instanceof FileMetadata metadata ? Optional.of(metadata) : Optional.empty());
    }

    /** After the last file. */
    void end(Again again) {
        if (!partitioned.isEmpty()) {
            partitioned();
        }
        direct.most().ifPresent(most -> direct(most, again));
        rest();
    }

    private void remarked(ReadFile file, FileMetadata metadata) {
        metadata.remarks()
                .forEach(remark ->
                        found.finding(new Finding(file.key(), Finding.Kind.REMARKED, remark.code(), remark.reason())));
    }

    private void broken(GroupedFile file, BrokenFile broken) {
        String key = file.object().location().value();
        found.finding(new Finding(key, Finding.Kind.BROKEN, broken.code(), broken.reason()));
        found.present(group.root().datasetName());
        if (file.partition().folders() == 0) {
            String stem = FileFormat.stem(file.object().location().name());
            found.present(group.root().resolve(stem + "/").datasetName());
        }
    }

    private void partitioned() {
        String why = group.pinned()
                ? "the lake's pins say that all files below are one table"
                : "the files lie in " + (anyDated ? "dated" : "partition") + " folders: "
                        + String.join(", ", partitionFolders);
        GroupSum most = partitioned.values().stream()
                .max(Comparator.comparingLong(GroupSum::files))
                .orElseThrow();
        RawFolder others = new RawFolder(group.root());
        others.addAll(beside);
        for (GroupSum other : partitioned.values()) {
            if (other != most) {
                mixed(other, most.sum().format());
                others.count(other.sum().format().wireName(), other.files());
            }
        }
        folder(most, why, others);
    }

    private void mixed(GroupSum others, FileFormat format) {
        others.keys()
                .forEach(key -> found.finding(new Finding(
                        key,
                        Finding.Kind.UNSUPPORTED,
                        "mixed-formats",
                        "lies among the partitions of a dataset whose other files are " + format.wireName())));
        if (others.files() > others.keys().size()) {
            found.more(Finding.Kind.UNSUPPORTED, others.files() - others.keys().size());
        }
    }

    private void direct(AlikeFiles.Cluster most, Again again) {
        boolean hasPartitions = !partitioned.isEmpty() || group.files().anyInFolders();
        long all = direct.files();
        boolean isFolder = !hasPartitions && isFolder(most.sum, all);
        if (isFolder) {
            folder(most.sum, whyFolder(most.sum, all), beside);
        }
        long single = isFolder ? all - most.sum.files() : all;
        if (single > 0) {
            eachOne(single, file -> !isFolder || direct.cluster(file) != most, again);
        }
    }

    private void rest() {
        boolean anyRead = !partitioned.isEmpty() || direct.files() > 0;
        // Nothing is known of a folder whose files come and go, or are refused.
        if (folderIsDataset || group.root().equals(lake) || (!anyRead && anyPassing)) {
            Grouping.unread(beside, found::finding);
            return;
        }
        RawFolder raw = anyRead ? beside : both();
        if (!raw.isEmpty()) {
            raw(raw, anyRead);
        }
    }

    private RawFolder both() {
        RawFolder both = new RawFolder(group.root());
        both.addAll(beside);
        both.addAll(broken);
        return both;
    }

    private void raw(RawFolder raw, boolean besideOthers) {
        FoundDataset dataset = FoundTable.of(
                lake,
                raw,
                besideOthers
                        ? "beside the tables of its folder lie files that Weir does not read: " + raw.summary()
                        : "none of its files can be read as a table: " + raw.summary());
        if (anyBroken) {
            found.rest(dataset);
        } else {
            found.dataset(dataset);
        }
    }

    private static String whyFolder(GroupSum alike, long all) {
        if (all == 1) {
            return "its only file is called like a part: " + alike.first().name();
        }
        return alike.files() == all
                ? "all " + all + " files have the same columns"
                : alike.files() + " of " + all + " files have the same columns";
    }

    private boolean isFolder(GroupSum alike, long all) {
        if (alike.files() < all) {
            return alike.files() >= MANY && alike.files() * MANY >= all * (MANY - 1);
        }
        boolean isLake = group.root().equals(lake);
        return all > 1 || (!isLake && PartName.is(alike.first().stem(), Naming.lastFolder(group.root())));
    }

    private void eachOne(long count, Predicate<ReadFile> wanted, Again again) {
        Map<String, Integer> stems = new HashMap<>();
        each(wanted, again, file -> stems.merge(file.stem(), 1, Integer::sum));
        String why = count == 1
                ? "a lone file that is not called like a part has a name of its own"
                : "the files of its folder have different columns, so that each is a table called by its name";
        each(wanted, again, file -> {
            boolean taken =
                    stems.getOrDefault(file.stem(), 0) > 1 || group.folders().contains(file.stem());
            LakePath named = group.root().resolve((taken ? file.name() : file.stem()) + "/");
            GroupSum sum = new GroupSum(group.root(), file.format());
            sum.add(file);
            dataset(sum, named, file.key(), List.of(why), Map.of());
        });
    }

    private void each(Predicate<ReadFile> wanted, Again again, Consumer<ReadFile> each) {
        if (direct.files() <= remembered.size()) {
            remembered.stream().filter(wanted).forEach(each);
            return;
        }
        again.each((file, reading) -> {
            if (reading instanceof FileMetadata) {
                ReadFile read = read(file, reading);
                if (!isPartitioned(read) && wanted.test(read)) {
                    each.accept(read);
                }
            }
        });
    }

    private void folder(GroupSum sum, String why, RawFolder others) {
        folderIsDataset = true;
        List<String> evidence = others.isEmpty()
                ? List.of(why)
                : List.of(why, "files that are not its data lie in its folders, too: " + others.summary());
        dataset(sum, group.root(), group.root().value(), evidence, others.counts());
    }

    private void dataset(
            GroupSum files, LakePath named, String location, List<String> evidence, Map<String, String> others) {
        files.conflicts().tell(found::finding, found::more);
        DatasetSum sum = files.sum();
        found.dataset(new FoundDataset(
                named.datasetName(),
                Naming.alias(lake, named),
                Naming.zone(lake, named),
                group.root(),
                location,
                DatasetFormat.of(sum.format()),
                sum.columns(),
                sum.size(),
                sum.partitions(),
                sum.fingerprint(),
                Details.ofFiles(sum.statistics(), evidence, Texts.storable(others))));
    }
}
