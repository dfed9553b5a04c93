package org.openjdk.jol.info;

/**
 * What Hudi's writer asks the size of a record. The library of this name is GPL, and the few records of a test are small in any
 * case.
 */
public final class GraphLayout {

    private static final long SMALL = 1024;

    private GraphLayout() {}

    public static GraphLayout parseInstance(Object... roots) {
        return new GraphLayout();
    }

    public long totalSize() {
        return SMALL;
    }
}
