package dev.weir.policy.desk.store;

import dev.weir.platform.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** JSON, compressed: plans of many objects say much the same again and again. */
final class PackedJson {

    private final Json json;

    PackedJson(Json json) {
        this.json = json;
    }

    byte[] pack(Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(json.write(value).getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    <T> T unpack(byte[] packed, Class<T> type) {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return json.read(new String(gzip.readAllBytes(), StandardCharsets.UTF_8), type);
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }
}
