package dev.weir.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Text of another encoding, as UTF-8. */
final class AsUtf8 extends InputStream {

    private final Reader text;
    private final char[] characters = new char[8 * 1024];
    private byte[] bytes = new byte[0];
    private int at;
    private int kept;

    AsUtf8(InputStream in, Charset charset) {
        this.text = new InputStreamReader(in, charset);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (at == bytes.length) {
            if (!fill()) {
                return -1;
            }
        }
        int count = Math.min(length, bytes.length - at);
        System.arraycopy(bytes, at, to, from, count);
        at += count;
        return count;
    }

    // The first half of a pair waits for the second.
    private boolean fill() throws IOException {
        int count = text.read(characters, kept, characters.length - kept);
        if (count < 0 && kept == 0) {
            return false;
        }
        int length = kept + Math.max(count, 0);
        kept = count > 0 && Character.isHighSurrogate(characters[length - 1]) ? 1 : 0;
        bytes = new String(characters, 0, length - kept).getBytes(StandardCharsets.UTF_8);
        at = 0;
        if (kept == 1) {
            characters[0] = characters[length - 1];
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
