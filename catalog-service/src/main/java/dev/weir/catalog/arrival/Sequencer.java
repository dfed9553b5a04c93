package dev.weir.catalog.arrival;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * S3's order of the events of one key: a hexadecimal number. Those of different keys have nothing to do with each other.
 *
 * <p>They may be of different length. AWS's guide said in some years that the shorter one is to be padded on the left, in
 * others on the right. Older is only what is older by both: an event that is looked at in vain costs little, one that is
 * wrongly thought outdated is lost.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html">Event message
 *     structure</a>
 */
public record Sequencer(String value) {

    static final int LONGEST = 64;

    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-f]{1," + LONGEST + "}");

    public Sequencer {
        value = value.toLowerCase(Locale.ROOT);
        if (!HEXADECIMAL.matcher(value).matches()) {
            throw new IllegalArgumentException("is not a hexadecimal number of at most " + LONGEST + " digits");
        }
    }

    public boolean isOlderThan(Sequencer other) {
        return leftPadded().compareTo(other.leftPadded()) < 0 && rightPadded().compareTo(other.rightPadded()) < 0;
    }

    /** One of the two that is not older; always the same one, whichever comes first. */
    static Sequencer later(Sequencer one, Sequencer other) {
        int order = one.leftPadded().compareTo(other.leftPadded());
        boolean oneIsLater = order == 0 ? one.value().compareTo(other.value()) > 0 : order > 0;
        return oneIsLater ? one : other;
    }

    /** Texts that sort as the numbers do. */
    public String leftPadded() {
        return "0".repeat(LONGEST - value.length()) + value;
    }

    private String rightPadded() {
        return value + "0".repeat(LONGEST - value.length());
    }
}
