package dev.weir.catalog.glue;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The order of an Iceberg table's metadata files, as far as their names tell it. */
final class IcebergVersions {

    // `00012-<uuid>.metadata.json` by catalogs, `v12.metadata.json` by Hadoop's.
    private static final Pattern NUMBERED =
            Pattern.compile(".*/(?:v(\\d{1,18})|(\\d{1,18})-[^/]+?)(?:\\.gz)?\\.metadata\\.json(?:\\.gz)?");

    private IcebergVersions() {}

    /** A reason, if {@code wanted} would take the table back to an older state. */
    static Optional<String> olderThan(String wanted, String there) {
        OptionalLong ours = number(wanted);
        OptionalLong theirs = number(there);
        return ours.isPresent() && theirs.isPresent() && ours.getAsLong() < theirs.getAsLong()
                ? Optional.of("Glue is at " + there + ", and the catalog at the older " + wanted
                        + ": crawl the lake, then mirror it")
                : Optional.empty();
    }

    private static OptionalLong number(String location) {
        Matcher name = NUMBERED.matcher(location);
        if (!name.matches()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(name.group(1) != null ? name.group(1) : name.group(2)));
    }
}
