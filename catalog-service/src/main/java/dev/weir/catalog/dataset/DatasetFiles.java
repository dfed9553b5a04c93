package dev.weir.catalog.dataset;

import dev.weir.catalog.dataset.DatasetFile.Fault;
import dev.weir.catalog.dataset.Datasets.FilesPlace;
import dev.weir.catalog.file.KnownFiles;
import dev.weir.catalog.file.KnownFiles.Block;
import dev.weir.catalog.file.KnownFiles.KnownFile;
import dev.weir.catalog.file.KnownFiles.KnownFolder;
import dev.weir.format.FileReading.BrokenFile;
import dev.weir.format.FileReading.FileMetadata;
import dev.weir.platform.page.PageRequest;
import dev.weir.platform.storage.KeyRange;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/** The files of which a dataset is made, as far as crawls read them. */
@ApplicationScoped
public class DatasetFiles {

    private final Datasets datasets;
    private final KnownFiles known;

    DatasetFiles(Datasets datasets, KnownFiles known) {
        this.datasets = datasets;
        this.known = known;
    }

    /**
     * In the order of their paths, up to one more than the page's limit; none of a table that counts them itself.
     *
     * @param partition the path of one partition; empty for all files
     */
    public List<DatasetFile> of(UUID id, Optional<String> partition, PageRequest page) {
        Optional<FilesPlace> place = datasets.filesOf(id);
        Optional<KnownFolder> folder = place.flatMap(of -> known.folder(of.root()));
        if (folder.isEmpty()) {
            return List.of();
        }
        String prefix = partition.orElse("");
        if (!place.get().isFolder()) {
            String only =
                    place.get().location().substring(place.get().root().value().length());
            if (!only.startsWith(prefix)) {
                return List.of();
            }
            prefix = only;
        }
        return of(place.get(), folder.get(), prefix, page);
    }

    private List<DatasetFile> of(FilesPlace place, KnownFolder folder, String prefix, PageRequest page) {
        String after = page.after(path -> path).orElse("");
        String from = KeyRange.compare(after, prefix) < 0 ? prefix : after;
        UUID in = folder.id();
        List<DatasetFile> files = new ArrayList<>();
        Optional<Block> block = known.blockOf(in, from).or(() -> known.blockBehind(in, from));
        while (block.isPresent() && files.size() <= page.limit()) {
            List<KnownFile> wanted = block.get().files().stream()
                    .filter(file -> file.path().startsWith(prefix) && KeyRange.compare(file.path(), after) > 0)
                    .toList();
            own(place, wanted).forEach(file -> files.add(file(file)));
            String last = block.get().from();
            block = last.startsWith(prefix) || KeyRange.compare(last, prefix) < 0
                    ? known.blockBehind(in, last)
                    : Optional.empty();
        }
        return files.subList(0, Math.min(files.size(), page.limit() + 1));
    }

    // A folder's files are those of its datasets; one that is a dataset by itself is no part of another.
    private List<KnownFile> own(FilesPlace place, List<KnownFile> files) {
        if (!place.isFolder()) {
            return files.stream()
                    .filter(file -> location(place, file).equals(place.location()))
                    .toList();
        }
        Set<String> others = files.isEmpty()
                ? Set.of()
                : datasets.datasetsAt(
                        place.root(),
                        files.stream().map(file -> location(place, file)).toList());
        return files.stream()
                .filter(file -> !others.contains(location(place, file)))
                .toList();
    }

    private static String location(FilesPlace place, KnownFile file) {
        return place.root().value() + file.path();
    }

    private static DatasetFile file(KnownFile file) {
        OptionalLong rows = file.reading() instanceof FileMetadata metadata ? metadata.rows() : OptionalLong.empty();
        Optional<Fault> fault = file.reading() instanceof BrokenFile broken
                ? Optional.of(new Fault(broken.code(), broken.reason()))
                : Optional.empty();
        return new DatasetFile(file.path(), file.bytes(), rows, fault);
    }
}
