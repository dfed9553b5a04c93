package dev.weir.quality.profile;

/** What texts of well-known kinds look like; written without a backslash, so that rules can carry them. */
public final class Shapes {
    public static final String UUID = "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";

    /** What mail systems accept in practice, not all of RFC 5322. */
    public static final String EMAIL = "[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+[.][A-Za-z]{2,}";

    private Shapes() {}
}
