package dev.weir.catalog.glue;

import java.util.Locale;

/**
 * Something that a person should know about a mirror or an import.
 *
 * @param code stable: {@code foreign-table}
 * @param subject a table's name, or a dataset's alias
 */
public record MirrorFinding(Kind kind, String code, String subject, String reason) {

    /** What follows from it. */
    public enum Kind {
        /** Glue was left as it is. */
        LEFT,
        /** It was written, but something is lost or assumed. */
        NOTE;

        /** As on the wire: {@code left}. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static MirrorFinding left(String code, Object subject, String reason) {
        return new MirrorFinding(Kind.LEFT, code, subject.toString(), reason);
    }

    public static MirrorFinding note(String code, Object subject, String reason) {
        return new MirrorFinding(Kind.NOTE, code, subject.toString(), reason);
    }
}
