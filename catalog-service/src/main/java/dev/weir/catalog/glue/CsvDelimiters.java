package dev.weir.catalog.glue;

import dev.weir.format.csv.Separator;
import dev.weir.platform.lake.Lake;
import dev.weir.platform.lake.Lakes;
import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.LakeStore;
import dev.weir.platform.storage.LakeStores;
import dev.weir.platform.storage.StorageFailed;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Looks into one file of a dataset for what separates its fields, as the crawl did: the catalog does not keep it. */
@ApplicationScoped
class CsvDelimiters {

    private static final List<String> READABLE = List.of(".csv", ".tsv", ".csv.gz", ".tsv.gz");
    private static final int LOOKED_AT = 64 * 1024;
    private static final byte GZIP_MAGIC = 0x1f;

    private final Lakes lakes;
    private final LakeStores stores;

    CsvDelimiters(Lakes lakes, LakeStores stores) {
        this.lakes = lakes;
        this.stores = stores;
    }

    /** @param folder that has some of the dataset's files directly in it; empty if there is none, or it cannot be read */
    Optional<Character> of(String lake, String folder) {
        Optional<Lake> found = QuarkusTransaction.requiringNew().call(() -> lakes.find(lake));
        if (found.isEmpty() || !LakePath.isFolder(folder)) {
            return Optional.empty();
        }
        LakePath path = new LakePath(folder);
        LakeStore store = stores.of(path, found.get().s3());
        try {
            List<LakeObject> first = new ArrayList<>(1);
            store.children(
                    path,
                    object -> {
                        if (first.isEmpty()
                                && object.bytes() > 0
                                && isReadable(object.location().name())) {
                            first.add(object);
                        }
                    },
                    below -> {});
            return first.stream()
                    .map(object -> Separator.of(
                            unpacked(store.range(object.location(), 0, LOOKED_AT)),
                            object.location().name()))
                    .findFirst();
        } catch (StorageFailed unreadable) {
            return Optional.empty();
        }
    }

    private static boolean isReadable(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return READABLE.stream().anyMatch(lower::endsWith);
    }

    private static byte[] unpacked(byte[] start) {
        if (start.length == 0 || start[0] != GZIP_MAGIC) {
            return start;
        }
        byte[] text = new byte[LOOKED_AT];
        int length = 0;
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(start))) {
            int read = gzip.read(text, 0, text.length);
            while (read > 0) {
                length += read;
                read = gzip.read(text, length, text.length - length);
            }
        } catch (IOException endsEarly) {
            // As the beginning of a file does.
        }
        return Arrays.copyOf(text, length);
    }
}
