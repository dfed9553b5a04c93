package dev.weir.catalog.glue;

import dev.weir.format.ValueText;
import java.util.regex.Pattern;

/** Texts of Glue as the catalog can keep them. */
final class GlueText {

    private static final int LONGEST = 2000;
    // Hadoop's names for S3, which mean the same place.
    private static final Pattern OTHER_S3 = Pattern.compile("^s3[an]://");

    private GlueText() {}

    /** Without what databases do not keep, and not overly long. */
    static String kept(String text) {
        String plain = ValueText.isKept(text) ? text : text.replaceAll("[\\x00\\p{Cs}]", "\uFFFD");
        return plain.length() <= LONGEST
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, plain.codePointCount(0, LONGEST))) + "…";
    }

    /** {@code s3://…} for all of S3; empty stays empty. */
    static String location(String location) {
        return OTHER_S3.matcher(kept(location.strip())).replaceFirst("s3://");
    }
}
