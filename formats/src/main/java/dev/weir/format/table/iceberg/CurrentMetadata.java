package dev.weir.format.table.iceberg;

import dev.weir.format.table.TableBroken;
import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.LakeStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Which of the metadata files is the table's: the catalog that wrote the table knows, Weir has to tell from the names. {@code
 * version-hint.text} counts if it is there, and the files behind it, since it is written last; else the highest number, and
 * of equals the youngest.
 */
final class CurrentMetadata {

    private static final Pattern NAME = Pattern.compile("v?(\\d{1,18})(?:-.*)?(?:\\.gz)?\\.metadata\\.json(?:\\.gz)?");
    private static final int LONGEST_HINT = 1000;
    private static final int LONGEST_METADATA = 128 * 1024 * 1024;
    private static final byte[] GZIP = {0x1F, (byte) 0x8B};

    private record Found(LakeObject object, boolean byHadoop, long number) {}

    private static final Comparator<Found> AGE = Comparator.comparingLong(Found::number)
            .thenComparing(found -> found.object().modified())
            .thenComparing(found -> found.object().location().value());

    private final LakeStore store;
    private final LakePath folder;
    private @Nullable Found newest;
    private @Nullable Found hinted;

    CurrentMetadata(LakeStore store, LakePath root) {
        this.store = store;
        this.folder = root.resolve("metadata/");
    }

    /** @throws TableBroken if there is none */
    LakeObject find() {
        return newest().orElseThrow(() -> new TableBroken(
                "iceberg-metadata-missing",
                folder + " has no file named like 00001-….metadata.json or v1.metadata.json."));
    }

    /** Empty if there is none. */
    Optional<LakeObject> newest() {
        String hint = hint();
        store.children(folder, object -> look(object, hint), below -> {});
        return Optional.ofNullable(hinted != null ? hinted : newest).map(Found::object);
    }

    private void look(LakeObject object, String hint) {
        String name = object.location().name();
        Matcher parts = NAME.matcher(name);
        boolean named = !hint.isEmpty() && (name.equals(hint) || name.equals(hint + ".metadata.json"));
        if (!parts.matches()) {
            hinted = named ? new Found(object, false, Long.MAX_VALUE) : hinted;
            return;
        }
        Found found = new Found(object, name.startsWith("v"), Long.parseLong(parts.group(1)));
        newest = newest == null || AGE.compare(found, newest) > 0 ? found : newest;
        boolean behindHint = found.byHadoop() && isNumber(hint) && found.number() >= Long.parseLong(hint);
        if (named || (behindHint && (hinted == null || AGE.compare(found, hinted) > 0))) {
            hinted = found;
        }
    }

    private static boolean isNumber(String hint) {
        return hint.matches("\\d{1,18}");
    }

    private String hint() {
        Optional<LakeObject> file = store.find(folder.object("version-hint.text"));
        return file.map(found ->
                        new String(store.range(found.location(), 0, LONGEST_HINT), StandardCharsets.UTF_8).strip())
                .orElse("");
    }

    /** @throws TableBroken if it is longer than any metadata is, or not compressed as it says */
    String text(LakeObject file) {
        if (file.bytes() > LONGEST_METADATA) {
            throw tooLong(file);
        }
        try (InputStream in = store.open(file.location())) {
            byte[] bytes = in.readNBytes((int) file.bytes());
            boolean packed = bytes.length > 1 && bytes[0] == GZIP[0] && bytes[1] == GZIP[1];
            return new String(packed ? unpacked(file, bytes) : bytes, StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new TableBroken(
                    "iceberg-metadata-broken", file.location() + " cannot be unpacked: " + broken.getMessage(), broken);
        }
    }

    private static byte[] unpacked(LakeObject file, byte[] bytes) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            byte[] unpacked = in.readNBytes(LONGEST_METADATA + 1);
            if (unpacked.length > LONGEST_METADATA) {
                throw tooLong(file);
            }
            return unpacked;
        }
    }

    private static TableBroken tooLong(LakeObject file) {
        return new TableBroken(
                "iceberg-metadata-too-long",
                file.location() + " has more than " + LONGEST_METADATA + " bytes. Expire snapshots.");
    }
}
