package dev.weir.catalog.crawl;

/** Which names writers keep from readers. */
public final class HiddenName {

    private HiddenName() {}

    /**
     * A partition column may begin with an underscore: Spark lists such folders too.
     *
     * @param name of a file or folder, without a slash
     */
    public static boolean is(String name) {
        return name.startsWith(".") || (name.startsWith("_") && name.indexOf('=') < 0);
    }
}
