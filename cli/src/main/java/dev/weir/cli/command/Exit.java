package dev.weir.cli.command;

/** The exit codes of {@code weir}. */
public final class Exit {

    public static final int OK = 0;

    /** What was asked for did not succeed. */
    public static final int FAILED = 1;

    /** The words of the command line make no sense. */
    public static final int USAGE = 3;

    /** Nobody answers at the service's address, or nobody can say yet. */
    public static final int UNREACHABLE = 4;

    private Exit() {}
}
