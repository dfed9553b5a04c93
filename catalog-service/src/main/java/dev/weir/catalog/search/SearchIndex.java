package dev.weir.catalog.search;

import dev.weir.platform.change.Watermark;
import java.util.List;

/** One index: written by one thread, asked by many. Every call may throw {@link IndexBroken}. */
public interface SearchIndex extends AutoCloseable {

    /** Adds what is not there yet, without looking: for a new index. */
    void add(Entry entry);

    /** In place of what is there of it. */
    void put(Entry entry);

    void remove(Kind kind, String id);

    /** What was written is seen by questions from now on, as the state at {@code watermark}. */
    void show(Watermark watermark);

    /** What was shown is there after a restart. */
    void commit();

    /** Of what questions see. */
    Watermark watermark();

    /** Columns too. */
    int documents();

    Found search(Search search);

    /** Those whose titles begin so, the most useful first. */
    Found suggest(Search search);

    /** Words that begin so, the most frequent first. */
    List<String> completions(String beginning, int most);

    /** What was not committed is lost. */
    @Override
    void close();
}
