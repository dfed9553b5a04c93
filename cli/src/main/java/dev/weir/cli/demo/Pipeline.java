package dev.weir.cli.demo;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A job of the demo, as {@code lineage.json} describes it. A job that changed on some day is there twice.
 *
 * @param minutes that a run takes, about
 * @param rows that a run writes, about
 * @param about what it is for
 * @param reads places in the lake such as {@code bronze/crm/contacts}, or namespace and name with a space in between
 * @param writes likewise
 * @param copies columns of the first place read that go on as they are, under their names
 * @param columns each as: column written, place read, column of it, kind, perhaps {@code masked}
 * @param from how many days ago it ran so for the first time; absent: from the beginning on
 * @param to how many days ago it ran so for the last time; absent: yesterday
 * @param fails how many days ago it failed
 * @param shows what it makes, if people look at that: {@code DASHBOARD}
 */
record Pipeline(
        String name,
        String owner,
        int minutes,
        long rows,
        @Nullable String about,
        List<String> reads,
        List<String> writes,
        @Nullable List<String> copies,
        @Nullable List<List<String>> columns,
        @Nullable Integer from,
        @Nullable Integer to,
        @Nullable List<Integer> fails,
        @Nullable String sql,
        @Nullable String shows) {

    boolean ranBefore(int days) {
        return Objects.requireNonNullElse(from, DemoLineage.DAYS) >= days && Objects.requireNonNullElse(to, 1) <= days;
    }

    boolean failedBefore(int days) {
        return fails != null && fails.contains(days);
    }
}
