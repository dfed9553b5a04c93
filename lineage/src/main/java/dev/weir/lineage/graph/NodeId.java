package dev.weir.lineage.graph;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * What a node is called: {@code dataset:<namespace>:<name>}, {@code job:<namespace>:<name>}, {@code
 * column:<namespace>:<name>#<path>}. In each part a percent sign, a colon and a hash are written as {@code %25}, {@code %3A}
 * and {@code %23}, so that only one reading is possible: {@code dataset:s3%3A//lake:silver/orders}. In a URL the whole is
 * encoded once more, as any parameter is. A column without a path is the dataset as a whole: what some decision, such as a
 * filter, touches in every row.
 */
public sealed interface NodeId {

    String namespace();

    String name();

    /** A dataset. */
    record DatasetNode(String namespace, String name) implements NodeId {
        @Override
        public String toString() {
            return "dataset:" + part(namespace) + ":" + part(name);
        }
    }

    /** A job. */
    record JobNode(String namespace, String name) implements NodeId {
        @Override
        public String toString() {
            return "job:" + part(namespace) + ":" + part(name);
        }
    }

    /** A column of a dataset. */
    record ColumnNode(String namespace, String name, String column) implements NodeId {

        public DatasetNode dataset() {
            return new DatasetNode(namespace, name);
        }

        @Override
        public String toString() {
            return "column:" + part(namespace) + ":" + part(name) + "#" + part(column);
        }
    }

    private static String part(String text) {
        return text.replace("%", "%25").replace(":", "%3A").replace("#", "%23");
    }

    /** What is encoded in a part; text that is not encoded stays as it is. */
    static String whole(String part) {
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return part;
        }
    }
}
