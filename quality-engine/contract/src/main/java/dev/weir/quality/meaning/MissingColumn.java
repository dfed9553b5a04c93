package dev.weir.quality.meaning;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A column that a rule names and the batch does not have: the words of every engine for it, and how they are read again.
 *
 * @param known the columns that the batch has, in its order
 */
public record MissingColumn(String column, List<String> known) {

    private static final String NONE = "no columns";
    private static final Pattern TEXT =
            Pattern.compile("column (.+?) is not in the batch; it has (.+)", Pattern.DOTALL);

    public MissingColumn {
        known = List.copyOf(known);
    }

    public String text() {
        return "column " + column + " is not in the batch; it has "
                + (known.isEmpty() ? NONE : String.join(", ", known));
    }

    /** Empty if the message of an outcome speaks of something else. */
    public static Optional<MissingColumn> in(String message) {
        return TEXT.matcher(message).results().findFirst().map(MissingColumn::read);
    }

    private static MissingColumn read(MatchResult found) {
        String known = found.group(2);
        return new MissingColumn(found.group(1), known.equals(NONE) ? List.of() : Arrays.asList(known.split(", ", -1)));
    }
}
