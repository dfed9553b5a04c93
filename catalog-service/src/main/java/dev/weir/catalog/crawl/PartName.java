package dev.weir.catalog.crawl;

import java.util.Locale;
import java.util.regex.Pattern;

/** Tells {@code part-00000-6c1f.snappy} from {@code orders}: the former is a part of its folder, the latter has a name. */
final class PartName {

    private static final Pattern PART = Pattern.compile(
            // part-0, data_1, chunk3, export, 00000, 2024-10-27, uuid and other hexadecimal names, and such with
            // .snappy
            "(part|data|chunk|file|batch|split|output|export|run|delta|load|dump|segment|shard|page)s?([-_.0-9].*)?"
                    + "|[0-9][0-9a-f_.tz-]*(\\..*)?"
                    + "|[0-9a-f]{8}(-?[0-9a-f]{4,}){1,4}.*");

    private PartName() {}

    static boolean is(String stem, String folder) {
        String lower = stem.toLowerCase(Locale.ROOT);
        String folderName = folder.toLowerCase(Locale.ROOT);
        return PART.matcher(lower).matches() || (!folderName.isEmpty() && lower.startsWith(folderName));
    }
}
