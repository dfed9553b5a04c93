package dev.weir.catalog.crawl;

import dev.weir.catalog.file.KnownFiles;
import dev.weir.platform.storage.KeyRange;
import dev.weir.platform.storage.LakePath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;

/** What is known of one folder's files, in memory. */
final class RememberedFiles implements KnownFiles {

    final TreeMap<String, Block> blocks = new TreeMap<>(KeyRange::compare);
    final List<String> written = new ArrayList<>();
    private final UUID id = new UUID(0, 1);
    long edition;
    Optional<String> fingerprint = Optional.empty();
    Optional<String> listed = Optional.empty();

    List<KnownFile> all() {
        return blocks.values().stream().flatMap(block -> block.files().stream()).toList();
    }

    @Override
    public Optional<KnownFolder> folder(LakePath root) {
        return Optional.of(new KnownFolder(id, edition, fingerprint, listed, List.of(), false));
    }

    @Override
    public Optional<Map<LakePath, KnownFolder>> foldersBelow(LakePath folder, KeyRange range, int most) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<KnownFolder> add(LakePath root) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Block> blockOf(UUID folder, String path) {
        return Optional.ofNullable(blocks.floorEntry(path)).map(Map.Entry::getValue);
    }

    @Override
    public Optional<Block> blockBehind(UUID folder, String from) {
        return Optional.ofNullable(blocks.higherEntry(from)).map(Map.Entry::getValue);
    }

    @Override
    public OptionalLong put(UUID folder, long seen, Block block) {
        return changed(seen, () -> {
            blocks.put(block.from(), block);
            written.add(block.from());
        });
    }

    @Override
    public OptionalLong drop(UUID folder, long seen, Collection<String> froms) {
        return changed(seen, () -> froms.forEach(blocks::remove));
    }

    private OptionalLong changed(long seen, Runnable change) {
        if (seen != edition) {
            return OptionalLong.empty();
        }
        change.run();
        fingerprint = Optional.empty();
        listed = Optional.empty();
        return OptionalLong.of(++edition);
    }

    @Override
    public boolean complete(UUID folder, long seen, Optional<String> ofFiles, Optional<String> ofListing) {
        if (seen == edition) {
            fingerprint = ofFiles;
            listed = ofListing;
        }
        return seen == edition;
    }

    @Override
    public long forget(LakePath root) {
        fingerprint = Optional.empty();
        listed = Optional.empty();
        edition++;
        return all().size();
    }
}
