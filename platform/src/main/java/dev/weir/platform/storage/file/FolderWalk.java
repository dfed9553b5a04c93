package dev.weir.platform.storage.file;

import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.StorageFailed;
import dev.weir.platform.storage.Unlisted;
import dev.weir.platform.storage.Unlisted.Why;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Goes through folders in the order of their keys. While one is gone through, other threads look into the next ones, some
 * thousand entries ahead.
 */
final class FolderWalk {

    private static final int FOLDERS_AT_ONCE = 16;
    private static final int MOST_ENTRIES_AT_ONCE = 2_000;
    private static final int MOST_THREADS = 4;
    private static final int AHEAD = 2;

    private final ExecutorService threads = Executors.newFixedThreadPool(
            Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()), task -> {
                Thread thread = new Thread(task, "folder-walk");
                thread.setDaemon(true);
                return thread;
            });

    /** What is in a folder, or why that may not be known. */
    private record Content(
            List<FolderEntry> entries, @Nullable StorageFailed refused) {
        static Content of(FolderEntry folder) {
            try {
                return new Content(FolderEntry.of(folder.path()), null);
            } catch (StorageFailed refused) {
                return new Content(List.of(), refused);
            }
        }
    }

    /** Some neighbouring folders, and what is in the first of them: of those behind very large ones nothing yet. */
    private static final class Some {
        final List<FolderEntry> folders;
        final FutureTask<List<Content>> contents;

        Some(List<FolderEntry> folders) {
            this.folders = folders;
            this.contents = new FutureTask<>(() -> {
                List<Content> found = new ArrayList<>(folders.size());
                int entries = 0;
                for (FolderEntry folder : folders) {
                    if (entries > MOST_ENTRIES_AT_ONCE) {
                        break;
                    }
                    Content content = Content.of(folder);
                    entries += content.entries().size();
                    found.add(content);
                }
                return found;
            });
        }

        /** Does it here if nobody has begun. */
        Content content(int folder) {
            contents.run();
            try {
                List<Content> found = contents.get();
                return folder < found.size() ? found.get(folder) : Content.of(folders.get(folder));
            } catch (ExecutionException failed) {
                throw failed.getCause() instanceof RuntimeException cause
                        ? cause
                        : new IllegalStateException(failed.getCause());
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                throw new CancellationException("stopping");
            }
        }
    }

    /** @param entries sorted */
    void over(List<FolderEntry> entries, Consumer<LakeObject> each, Consumer<Unlisted> others) {
        List<FolderEntry> folders = new ArrayList<>();
        for (FolderEntry entry : entries) {
            if (entry.attributes().isDirectory()) {
                folders.add(entry);
            }
        }
        List<Some> ahead = cut(folders);
        int folder = 0;
        for (FolderEntry entry : entries) {
            if (entry.attributes().isDirectory()) {
                int some = folder / FOLDERS_AT_ONCE;
                int inSome = folder % FOLDERS_AT_ONCE;
                if (inSome == 0) {
                    lookAhead(ahead, some);
                }
                below(entry, ahead.get(some).content(inSome), each, others);
                if (inSome == FOLDERS_AT_ONCE - 1) {
                    ahead.set(some, new Some(List.of()));
                }
                folder++;
            } else if (entry.attributes().isRegularFile()) {
                each.accept(entry.object());
            } else if (entry.attributes().isSymbolicLink()) {
                others.accept(link(entry.path()));
            }
        }
    }

    static Unlisted link(Path path) {
        return new Unlisted("file://" + path, Why.LINK, "is a symbolic link, which Weir does not follow");
    }

    private void lookAhead(List<Some> all, int at) {
        for (int next = at == 0 ? 1 : at + AHEAD; next <= at + AHEAD && next < all.size(); next++) {
            threads.execute(all.get(next).contents);
        }
    }

    private static List<Some> cut(List<FolderEntry> folders) {
        List<Some> all = new ArrayList<>();
        for (int from = 0; from < folders.size(); from += FOLDERS_AT_ONCE) {
            all.add(new Some(folders.subList(from, Math.min(from + FOLDERS_AT_ONCE, folders.size()))));
        }
        return all;
    }

    // One folder that may not be read is no reason to tell nothing of the others.
    private void below(FolderEntry folder, Content content, Consumer<LakeObject> each, Consumer<Unlisted> others) {
        StorageFailed refused = content.refused();
        if (refused != null) {
            others.accept(new Unlisted(
                    "file://" + folder.path() + "/", Why.REFUSED, "may not be listed: " + refused.getMessage()));
        }
        over(content.entries(), each, others);
    }
}
