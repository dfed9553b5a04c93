package dev.weir.catalog.crawl;

import dev.weir.catalog.file.KnownFiles;
import dev.weir.catalog.file.KnownFiles.Block;
import dev.weir.catalog.file.KnownFiles.KnownFile;
import dev.weir.catalog.file.KnownFiles.KnownFolder;
import dev.weir.format.FileReading.FileMetadata;
import dev.weir.format.FileReading.NotRead;
import dev.weir.platform.storage.KeyRange;
import dev.weir.platform.storage.LakePath;
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

    private enum Change {
        NONE,
        NEW,
        CHANGED
    }

    private record Kept(KnownFile file, Change change) {}

    /** The files from {@code from} on, as they are now. */
    private static final class Stretch {
        final String from;
        /** How many there were; 0 for one that is not kept yet. */
        final int before;

        final boolean isKept;
        final boolean isOfOtherReader;
        final List<Kept> files = new ArrayList<>();
        /** Those that were there, and were not met yet. */
        int gone;

        int weight;
        boolean anyNew;

        Stretch(String from, int before, boolean isKept, boolean isOfOtherReader) {
            this.from = from;
            this.before = before;
            this.gone = before;
            this.isKept = isKept;
            this.isOfOtherReader = isOfOtherReader;
        }

        void add(Kept kept) {
            files.add(kept);
            weight += weight(kept.file());
        }

        /** True if it is, even without its last file. */
        boolean isOver(int limit) {
            return weight > limit + weight(files.get(files.size() - 1).file());
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
    private final boolean keepsUnread;
    private final CrawlLog log;
    /** False where what was known was lost: then nobody knows what is new. */
    private final boolean counts;

    private boolean isWhole = true;
    private long unkept;
    private final Deque<Stretch> stretches = new ArrayDeque<>();
    private final List<String> emptied = new ArrayList<>();
    private long goneWithBlocks;
    private OptionalLong edition;
    private List<KnownFile> inBlock = List.of();
    private int inBlockAt;
    private Optional<Block> next = Optional.empty();

    /**
     * @param folder empty: nothing is known, and nothing will be kept
     * @param keepsUnread whether files that are not to be read are kept, too: then the blocks hold all there are
     * @param log is told how many files are new, changed and gone, once that is kept
     */
    FolderMemory(KnownFiles known, String reader, Optional<KnownFolder> folder, boolean keepsUnread, CrawlLog log) {
        this.known = known;
        this.reader = reader;
        this.folder = folder.orElse(null);
        this.keepsUnread = keepsUnread;
        this.log = log;
        this.edition = folder.map(of -> OptionalLong.of(of.edition())).orElse(OptionalLong.empty());
        // A folder that was never changed has no blocks.
        if (folder.isPresent() && folder.get().edition() > 0) {
            UUID id = folder.get().id();
            this.next = known.blockOf(id, "").or(() -> known.blockBehind(id, ""));
        }
        this.counts = next.isPresent() || folder.filter(of -> of.edition() > 0).isEmpty();
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
        inBlock = other ? unread(block.files()) : block.files();
        inBlockAt = 0;
        next = folder == null ? Optional.empty() : known.blockBehind(folder.id(), block.from());
    }

    // They are there, whatever another reader made of them.
    private static List<KnownFile> unread(List<KnownFile> files) {
        return files.stream().map(FolderMemory::unread).toList();
    }

    private static KnownFile unread(KnownFile file) {
        return new KnownFile(file.path(), file.etag(), file.bytes(), new NotRead());
    }

    /**
     * A file as it is now. To be called in the order of the listing, as those below, for files that were asked for before.
     *
     * @param before what was said of it then
     */
    void keep(KnownFile file, Optional<KnownFile> before) {
        Stretch stretch = stretches.element();
        while (hasPassed(file.path())) {
            end(stretches.remove());
            stretch = stretches.element();
        }
        stretch.add(new Kept(file, change(file, before)));
        stretch.gone -= before.isPresent() ? 1 : 0;
        stretch.anyNew |= !before.equals(Optional.of(file));
        // More than there was: it is written anyway.
        if (stretch.files.size() > stretch.before && stretch.isOver(2 * FILES_IN_BLOCK)) {
            stretches.remove();
            stretches.addFirst(begin(stretch));
        }
    }

    private static Change change(KnownFile file, Optional<KnownFile> before) {
        if (before.isEmpty()) {
            return Change.NEW;
        }
        boolean same = before.get().etag().equals(file.etag()) && before.get().bytes() == file.bytes();
        return same ? Change.NONE : Change.CHANGED;
    }

    /** A file that was not to be read. */
    void unread(KnownFile file, Optional<KnownFile> before) {
        if (keepsUnread || before.isPresent()) {
            keep(file, before);
        } else {
            isWhole = false;
            unkept++;
        }
    }

    /** A file that may be read otherwise next time: all that is kept is that it is there. */
    void passing(KnownFile file, Optional<KnownFile> before) {
        isWhole = false;
        keep(unread(file), before);
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
            weight += weight(longOne.files.get(end).file());
        }
        List<Kept> others = longOne.files.subList(end, longOne.files.size());
        put(longOne.from, longOne.files.subList(0, end), 0);
        Stretch rest = new Stretch(others.get(0).file().path(), 0, false, false);
        others.forEach(rest::add);
        rest.gone = longOne.gone;
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
                goneWithBlocks += stretch.gone;
            }
            return;
        }
        if (stretch.isOver(FILES_IN_BLOCK)) {
            end(begin(stretch));
        } else {
            put(stretch.from, stretch.files, stretch.gone);
        }
    }

    private void put(String from, List<Kept> files, int gone) {
        if (folder == null || edition.isEmpty()) {
            return;
        }
        Block block = new Block(from, reader, files.stream().map(Kept::file).toList());
        edition = known.put(folder.id(), edition.getAsLong(), block);
        if (edition.isPresent()) {
            files.forEach(this::count);
            countGone(gone);
        }
    }

    private void count(Kept kept) {
        if (counts) {
            switch (kept.change()) {
                case NEW -> log.filesNew.incrementAndGet();
                case CHANGED -> log.filesChanged.incrementAndGet();
                case NONE -> {}
            }
        }
    }

    private void countGone(long files) {
        if (counts) {
            log.filesGone.addAndGet(files);
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
            if (edition.isPresent()) {
                countGone(goneWithBlocks);
            }
        }
        // Of others nobody would know next time that they were there.
        if (folder != null && folder.edition() == 0 && edition.isPresent()) {
            log.filesNew.addAndGet(unkept);
        }
    }

    /** True after the last file if all files of the listing are kept as they are in it. */
    boolean isWhole() {
        return isWhole;
    }

    /** True if nobody else changed what is known of the folder since it was asked for. */
    boolean isCurrent(LakePath root) {
        return edition.isPresent()
                && known.folder(root)
                        .filter(now -> now.edition() == edition.getAsLong())
                        .isPresent();
    }

    /**
     * Vouches for what was found.
     *
     * @return false, and nothing done, if another crawl changed what is known of the folder meanwhile
     */
    boolean complete(Optional<String> fingerprint, Optional<String> listed) {
        return folder != null
                && edition.isPresent()
                && known.complete(folder.id(), edition.getAsLong(), fingerprint, listed);
    }
}
