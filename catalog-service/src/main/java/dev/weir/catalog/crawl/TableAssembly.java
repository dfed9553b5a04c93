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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides, of one group whose files were read, which datasets they are. The rules, in this order:
 *
 * <ol>
 *   <li>Files in partition folders are one dataset, the group's folder. If their formats differ, the most frequent one is.
 *   <li>Other files that have one schema are one dataset, the folder; a lone file is so only if its name is that of a part.
 *   <li>Where schemas differ each file is a dataset, called by its name, but for a folder of at least ten parts of which nine
 *       in ten agree.
 * </ol>
 */
final class TableAssembly {

    /**
     * What was decided.
     *
     * @param present names of datasets that may be there, though none of their files could be read
     */
    record Assembled(List<FoundDataset> datasets, List<Finding> findings, Set<DatasetName> present) {}

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
    }

    private static final int MANY = 10;
    private static final int FOLDERS_NAMED = 3;

    private final LakePath lake;
    private final FileGroup group;
    private final List<FoundDataset> datasets = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Set<DatasetName> present = new HashSet<>();

    private TableAssembly(LakePath lake, FileGroup group) {
        this.lake = lake;
        this.group = group;
    }

    /**
     * @param lake the lake's root
     * @param readings of the group's files, in their order
     */
    static Assembled assemble(LakePath lake, FileGroup group, List<FileReading> readings) {
        TableAssembly assembly = new TableAssembly(lake, group);
        List<ReadFile> partitioned = new ArrayList<>();
        List<ReadFile> direct = new ArrayList<>();
        for (int i = 0; i < readings.size(); i++) {
            GroupedFile file = group.files().get(i);
            FileFormat format = FileFormat.of(file.object().location().name()).orElseThrow();
            if (readings.get(i) instanceof FileReading.NotRead) {
                partitioned.add(new ReadFile(file, format, Optional.empty()));
            } else if (readings.get(i) instanceof FileMetadata metadata) {
                assembly.remarked(file, metadata);
                (group.pinned() || file.partition().folders() > 0 ? partitioned : direct)
                        .add(new ReadFile(file, format, Optional.of(metadata)));
            } else if (readings.get(i) instanceof BrokenFile broken) {
                assembly.broken(file, broken);
            }
        }
        boolean hasPartitions = !partitioned.isEmpty()
                || group.files().stream().anyMatch(file -> file.partition().folders() > 0);
        if (!partitioned.isEmpty()) {
            assembly.partitioned(partitioned);
        }
        assembly.direct(direct, hasPartitions);
        return new Assembled(assembly.datasets, assembly.findings, assembly.present);
    }

    private void remarked(GroupedFile file, FileMetadata metadata) {
        String key = file.object().location().value();
        metadata.remarks()
                .forEach(remark ->
                        findings.add(new Finding(key, Finding.Kind.REMARKED, remark.code(), remark.reason())));
    }

    private void broken(GroupedFile file, BrokenFile broken) {
        String key = file.object().location().value();
        findings.add(new Finding(key, Finding.Kind.BROKEN, broken.code(), broken.reason()));
        present.add(group.root().datasetName());
        if (file.partition().folders() == 0) {
            String stem = FileFormat.stem(file.object().location().name());
            present.add(group.root().resolve(stem + "/").datasetName());
        }
    }

    private void partitioned(List<ReadFile> files) {
        String why = group.pinned()
                ? "the lake's pins say that all files below are one table"
                : "the files lie in partition folders: " + partitionFolders(files);
        Map<FileFormat, List<ReadFile>> byFormat = byFormat(files);
        List<ReadFile> most = byFormat.values().stream()
                .max(Comparator.comparingInt(List::size))
                .orElseThrow();
        for (List<ReadFile> others : byFormat.values()) {
            if (others != most) {
                others.forEach(file -> mixed(file, most.get(0).format()));
            }
        }
        add(most, group.root(), group.root().value(), List.of(why));
    }

    private String partitionFolders(List<ReadFile> files) {
        return files.stream()
                .map(file -> file.file().partitionFolder(group.root()))
                .distinct()
                .limit(FOLDERS_NAMED)
                .collect(Collectors.joining(", "));
    }

    private void mixed(ReadFile file, FileFormat format) {
        findings.add(new Finding(
                file.file().object().location().value(),
                Finding.Kind.UNSUPPORTED,
                "mixed-formats",
                "lies among the partitions of a dataset whose other files are " + format.wireName()));
    }

    private static Map<FileFormat, List<ReadFile>> byFormat(List<ReadFile> files) {
        Map<FileFormat, List<ReadFile>> byFormat = new EnumMap<>(FileFormat.class);
        files.forEach(file -> byFormat.computeIfAbsent(file.format(), any -> new ArrayList<>())
                .add(file));
        return byFormat;
    }

    private void direct(List<ReadFile> files, boolean hasPartitions) {
        if (files.isEmpty()) {
            return;
        }
        List<AlikeFiles> alike = AlikeFiles.among(files);
        AlikeFiles most = alike.stream()
                .max(Comparator.comparingInt(cluster -> cluster.files().size()))
                .orElseThrow();
        boolean folderIsDataset = !hasPartitions && isFolder(most.files(), files.size());
        List<ReadFile> single = folderIsDataset
                ? alike.stream()
                        .filter(cluster -> cluster != most)
                        .flatMap(cluster -> cluster.files().stream())
                        .toList()
                : files;
        if (folderIsDataset) {
            add(most.files(), group.root(), group.root().value(), List.of(whyFolder(most.files(), files.size())));
        }
        eachOne(single);
    }

    private static String whyFolder(List<ReadFile> alike, int all) {
        if (all == 1) {
            return "its only file is called like a part: " + alike.get(0).name();
        }
        return alike.size() == all
                ? "all " + all + " files have the same columns"
                : alike.size() + " of " + all + " files have the same columns";
    }

    private boolean isFolder(List<ReadFile> alike, int all) {
        if (alike.size() < all) {
            return alike.size() >= MANY && alike.size() * MANY >= all * (MANY - 1);
        }
        boolean isLake = group.root().equals(lake);
        return all > 1 || (!isLake && PartName.is(alike.get(0).stem(), Naming.lastFolder(group.root())));
    }

    private void eachOne(List<ReadFile> files) {
        Map<String, Integer> stems = new HashMap<>();
        files.forEach(file -> stems.merge(file.stem(), 1, Integer::sum));
        for (ReadFile file : files) {
            boolean taken =
                    stems.getOrDefault(file.stem(), 0) > 1 || group.folders().contains(file.stem());
            LakePath named = group.root().resolve((taken ? file.name() : file.stem()) + "/");
            String why = files.size() == 1
                    ? "a lone file that is not called like a part has a name of its own"
                    : "the files of its folder have different columns, so that each is a table called by its name";
            add(List.of(file), named, file.file().object().location().value(), List.of(why));
        }
    }

    private void add(List<ReadFile> files, LakePath named, String location, List<String> evidence) {
        DatasetSum sum = new DatasetSum(group.root(), files.get(0).format());
        for (ReadFile file : files) {
            sum.add(file)
                    .ifPresent(conflict -> findings.add(new Finding(
                            file.file().object().location().value(),
                            Finding.Kind.BROKEN,
                            "schema-conflict",
                            conflict)));
        }
        datasets.add(new FoundDataset(
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
                Details.ofFiles(sum.statistics(), evidence)));
    }
}
