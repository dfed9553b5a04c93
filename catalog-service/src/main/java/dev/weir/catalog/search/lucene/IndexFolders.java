package dev.weir.catalog.search.lucene;

import dev.weir.catalog.search.IndexBroken;
import dev.weir.catalog.search.Indexes;
import dev.weir.catalog.search.SearchIndex;
import dev.weir.catalog.search.SearchSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A folder for each replica on this machine, held by a lock; in it a folder for each index, and a file that names the one to
 * be used. That file is replaced in one step, so that a replica that is killed has either the old index or the new one.
 */
@ApplicationScoped
public class IndexFolders implements Indexes {

    private static final Logger LOG = Logger.getLogger(IndexFolders.class);
    private static final String CURRENT = "current";
    private static final String INDEX = "index-";
    private static final int MOST_REPLICAS = 64;

    private final Path base;
    private final int bufferMb;
    private final Map<SearchIndex, String> names = new ConcurrentHashMap<>();
    private @Nullable FileLock lock;
    private @Nullable Path home;

    public IndexFolders(SearchSettings settings) {
        this.base = settings.folder().orElseGet(() -> usual(System.getenv()));
        this.bufferMb = settings.bufferMb();
    }

    private static Path usual(Map<String, String> environment) {
        String home = environment.get("WEIR_HOME");
        if (home != null || !environment.containsKey("WEIR_DB_URL")) {
            return Path.of(home == null ? ".weir" : home, "search");
        }
        return Path.of(System.getProperty("java.io.tmpdir"), "weir-search");
    }

    @Override
    public synchronized Optional<SearchIndex> open(String source) {
        try {
            Path folder = home();
            Path pointer = folder.resolve(CURRENT);
            String name = Files.exists(pointer) ? Files.readString(pointer).strip() : "";
            deleteAllBut(List.of(name));
            if (!name.startsWith(INDEX) || !Files.isDirectory(folder.resolve(name))) {
                return Optional.empty();
            }
            SearchIndex index = LuceneIndex.open(folder.resolve(name), bufferMb, source);
            names.put(index, name);
            return Optional.of(index);
        } catch (LuceneIndex.Unusable broken) {
            LOG.warnf("%s; it is made anew", broken.getMessage());
            return Optional.empty();
        } catch (IOException failed) {
            throw new IndexBroken(failed);
        }
    }

    @Override
    public synchronized SearchIndex begin(String source) {
        try {
            Path folder = home();
            int number = 1;
            while (Files.exists(folder.resolve(INDEX + number))) {
                number++;
            }
            String name = INDEX + number;
            SearchIndex index = LuceneIndex.create(Files.createDirectories(folder.resolve(name)), bufferMb, source);
            names.put(index, name);
            return index;
        } catch (IOException failed) {
            throw new IndexBroken(failed);
        }
    }

    @Override
    public synchronized void adopt(SearchIndex fresh) {
        fresh.commit();
        String name = names.get(fresh);
        if (name == null) {
            throw new IllegalArgumentException("not an index of this replica");
        }
        try {
            Path written = home().resolve(CURRENT + ".new");
            Files.writeString(written, name);
            Files.move(
                    written,
                    home().resolve(CURRENT),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            names.keySet().removeIf(index -> index != fresh);
            deleteAllBut(List.of(name));
        } catch (IOException failed) {
            throw new IndexBroken(failed);
        }
    }

    /** Gives the folder back, as the end of the process does. */
    public synchronized void release() {
        FileLock held = lock;
        if (held != null) {
            try {
                held.acquiredBy().close();
            } catch (IOException failed) {
                throw new IndexBroken(failed);
            }
            lock = null;
            home = null;
        }
    }

    private void deleteAllBut(List<String> kept) throws IOException {
        List<Path> old;
        try (Stream<Path> all = Files.list(home())) {
            old = all.filter(path -> path.getFileName().toString().startsWith(INDEX))
                    .filter(path -> !kept.contains(path.getFileName().toString()))
                    .toList();
        }
        for (Path folder : old) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** The first that no other replica on this machine has. The lock ends with the process. */
    private Path home() throws IOException {
        if (home != null) {
            return home;
        }
        for (int replica = 1; replica <= MOST_REPLICAS; replica++) {
            Path candidate = Files.createDirectories(base.resolve("replica-" + replica));
            FileChannel channel =
                    FileChannel.open(candidate.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock taken = tryLock(channel);
            if (taken != null) {
                lock = taken;
                home = candidate;
                return candidate;
            }
            channel.close();
        }
        throw new IOException("all of " + base + "/replica-1 to replica-" + MOST_REPLICAS + " are taken");
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException ofThisProcess) {
            return null;
        }
    }
}
