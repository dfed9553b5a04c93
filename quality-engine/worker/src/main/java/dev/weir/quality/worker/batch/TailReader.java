package dev.weir.quality.worker.batch;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Remembers how a text ended: the CSV parser takes a quote that is never closed for closed at the end of the file. */
final class TailReader extends FilterReader {
    private String tail = "";

    TailReader(Reader text) {
        super(text);
    }

    /** Whether the last character, a line end aside, is a double quote. */
    boolean endsWithQuote() {
        return tail.stripTrailing().endsWith("\"");
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        if (count > 0) {
            String last = new String(buffer, offset + Math.max(0, count - 3), Math.min(3, count));
            tail = last.length() == 3 ? last : (tail + last).substring(Math.max(0, tail.length() + last.length() - 3));
        }
        return count;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) == 1 ? one[0] : -1;
    }
}
