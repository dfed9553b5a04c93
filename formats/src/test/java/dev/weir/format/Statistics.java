package dev.weir.format;

import org.jspecify.annotations.Nullable;

/** Statistics as tests like to read them: {@code 1 nulls, -5 to 12}. */
public final class Statistics {

    private Statistics() {}

    public static String text(@Nullable ColumnStatistics said) {
        if (said == null) {
            return "nothing";
        }
        StringBuilder text = new StringBuilder();
        said.nulls().ifPresent(nulls -> text.append(nulls).append(" nulls"));
        if (said.least().isPresent() && said.greatest().isPresent()) {
            add(text, said.least().get() + " to " + said.greatest().get());
        } else {
            said.least().ifPresent(least -> add(text, "at least " + least));
            said.greatest().ifPresent(greatest -> add(text, "at most " + greatest));
        }
        said.distinct().ifPresent(distinct -> add(text, distinct + " distinct"));
        return text.toString();
    }

    private static void add(StringBuilder text, String what) {
        text.append(text.isEmpty() ? "" : ", ").append(what);
    }
}
