package dev.weir.catalog.crawl;

import dev.weir.catalog.file.KnownFiles;
import dev.weir.catalog.file.KnownFiles.Block;
import dev.weir.catalog.file.KnownFiles.KnownFile;
import dev.weir.catalog.file.KnownFiles.KnownFolder;
import dev.weir.format.FileReading.FileMetadata;
import dev.weir.platform.storage.KeyRange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one folder's files, gone through side by side with its listing: in memory are the blocks around the file
 * that the listing is at. Blocks in which something changed are kept anew. To be used by one thread.
 */
final class FolderMemory {

    /** Some hundred kilobytes; fewer files if they have very many columns. */
    static final int FILES_IN_BLOCK = 500;

    private static final int COLUMNS_AS_A_FILE = 50;

    /** The files from {@code from} on, as they are now. */
    private static final class Stretch {
        final String from;
        /** How many there were; 0 for one that is not kept yet. */
        final int before;

        final boolean isKept;
        final boolean isOfOtherReader;
        final List<KnownFile> files = new ArrayList<>();
        int weight;
        boolean anyNew;

        Stretch(String from, int before, boolean isKept, boolean isOfOtherReader) {
            this.from = from;
            this.before = before;
            this.isKept = isKept;
            this.isOfOtherReader = isOfOtherReader;
        }

        void add(KnownFile file) {
            files.add(file);
            weight += weight(file);
        }

        /** True if it is, even without its last file. */
        boolean isOver(int limit) {
            return weight > limit + weight(files.get(files.size() - 1));
        }

        boolean changed() {
            return anyNew || isOfOtherReader || files.size() != before;
        }
    }

    private static int weight(KnownFile file) {
        return file.reading() instanceof FileMetadata metadata
                ? 1 + metadata.statistics().size() / COLUMNS_AS_A_FILE
                : 1;
    }

    private final KnownFiles known;
    private final String reader;
    private final @Nullable KnownFolder folder;
    private final Deque<Stretch> stretches = new ArrayDeque<>();
    private final List<String> emptied = new ArrayList<>();
    private OptionalLong edition;
    private List<KnownFile> inBlock = List.of();
    private int inBlockAt;
    private Optional<Block> next = Optional.empty();

    /** @param folder empty: nothing is known, and nothing will be kept */
    FolderMemory(KnownFiles known, String reader, Optional<KnownFolder> folder) {
        this.known = known;
        this.reader = reader;
        this.folder = folder.orElse(null);
        this.edition = folder.map(of -> OptionalLong.of(of.edition())).orElse(OptionalLong.empty());
        // A folder that was never changed has no blocks.
        if (folder.isPresent() && folder.get().edition() > 0) {
            UUID id = folder.get().id();
            this.next = known.blockOf(id, "").or(() -> known.blockBehind(id, ""));
        }
        if (next.isEmpty() || !next.get().from().isEmpty()) {
            stretches.add(new Stretch("", 0, false, false));
        }
    }

    /** What is known of a file. To be asked in the order of the listing. */
    Optional<KnownFile> find(String path) {
        while (next.isPresent() && KeyRange.compare(next.get().from(), path) <= 0) {
            enter(next.get());
        }
        while (inBlockAt < inBlock.size()
                && KeyRange.compare(inBlock.get(inBlockAt).path(), path) < 0) {
            inBlockAt++;
        }
        return inBlockAt < inBlock.size() && inBlock.get(inBlockAt).path().equals(path)
                ? Optional.of(inBlock.get(inBlockAt))
                : Optional.empty();
    }

    private void enter(Block block) {
        boolean other = !block.reader().equals(reader);
        stretches.add(new Stretch(block.from(), block.files().size(), true, other));
        inBlock = other ? List.of() : block.files();
        inBlockAt = 0;
        next = folder == null ? Optional.empty() : known.blockBehind(folder.id(), block.from());
    }

    /** A file as it is now. To be called in the order of the listing, for files that were asked for before. */
    void keep(KnownFile file, boolean isNew) {
        Stretch stretch = stretches.element();
        while (hasPassed(file.path())) {
            end(stretches.remove());
            stretch = stretches.element();
        }
        stretch.add(file);
        stretch.anyNew |= isNew;
        // More than there was: it is written anyway.
        if (stretch.files.size() > stretch.before && stretch.isOver(2 * FILES_IN_BLOCK)) {
            stretches.remove();
            stretches.addFirst(begin(stretch));
        }
    }

    private boolean hasPassed(String path) {
        if (stretches.size() < 2) {
            return false;
        }
        var order = stretches.iterator();
        order.next();
        return KeyRange.compare(order.next().from, path) <= 0;
    }

    /** Keeps the first files of a long stretch. @return the others */
    private Stretch begin(Stretch longOne) {
        int end = 0;
        for (int weight = 0; weight < FILES_IN_BLOCK; end++) {
            weight += weight(longOne.files.get(end));
        }
        List<KnownFile> first = longOne.files.subList(0, end);
        List<KnownFile> others = longOne.files.subList(end, longOne.files.size());
        put(new Block(longOne.from, reader, List.copyOf(first)));
        Stretch rest = new Stretch(others.get(0).path(), 0, false, false);
        others.forEach(rest::add);
        rest.anyNew = true;
        return rest;
    }

    private void end(Stretch stretch) {
        if (!stretch.changed()) {
            return;
        }
        if (stretch.files.isEmpty()) {
            if (stretch.isKept) {
                emptied.add(stretch.from);
            }
            return;
        }
        if (stretch.isOver(FILES_IN_BLOCK)) {
            end(begin(stretch));
        } else {
            put(new Block(stretch.from, reader, List.copyOf(stretch.files)));
        }
    }

    private void put(Block block) {
        if (folder != null && edition.isPresent()) {
            edition = known.put(folder.id(), edition.getAsLong(), block);
        }
    }

    /** After the last file. */
    void end() {
        while (next.isPresent()) {
            enter(next.get());
        }
        while (!stretches.isEmpty()) {
            end(stretches.remove());
        }
        if (!emptied.isEmpty() && folder != null && edition.isPresent()) {
            edition = known.drop(folder.id(), edition.getAsLong(), emptied);
        }
    }

    /** Vouches for what was found. Not if another crawl changed what is known of the folder meanwhile. */
    void complete(String fingerprint) {
        if (folder != null && edition.isPresent()) {
            known.complete(folder.id(), edition.getAsLong(), fingerprint);
        }
    }
}
