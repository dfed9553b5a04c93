package dev.weir.cli.terminal;

import java.io.PrintWriter;

/** Tells a waiting person that something moves. Not for many threads. */
public sealed interface Progress {

    /** Shows {@code text} as the present state. */
    void show(String text);

    /** Nothing more comes: leaves the cursor on an empty line. */
    void done();

    /** One line that is rewritten. */
    final class Rewritten implements Progress {

        private final PrintWriter err;
        private final int width;

        Rewritten(PrintWriter err, int width) {
            this.err = err;
            this.width = width;
        }

        @Override
        public void show(String text) {
            err.print("\r\u001b[K" + Text.cut(text, width - 1));
            err.flush();
        }

        @Override
        public void done() {
            err.print("\r\u001b[K");
            err.flush();
        }
    }

    /** A new line, at most one each five seconds, for logs. */
    final class Occasional implements Progress {

        private static final long PAUSE_NANOS = 5_000_000_000L;

        private final PrintWriter err;
        private String last = "";
        private long lastAt = System.nanoTime();

        Occasional(PrintWriter err) {
            this.err = err;
        }

        @Override
        public void show(String text) {
            long now = System.nanoTime();
            if (!text.equals(last) && now - lastAt >= PAUSE_NANOS) {
                err.println(text);
                last = text;
                lastAt = now;
            }
        }

        @Override
        public void done() {
            err.flush();
        }
    }
}
