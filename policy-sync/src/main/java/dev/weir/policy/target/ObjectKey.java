package dev.weir.policy.target;

/**
 * Which object of a target.
 *
 * @param kind the target's own word: {@code lf-tag}, {@code tag-grant}, {@code cells-filter}, {@code policy}, {@code role}
 * @param name unique in its kind, readable, and the same for the same object at every observation
 */
public record ObjectKey(String kind, String name) implements Comparable<ObjectKey> {

    @Override
    public int compareTo(ObjectKey other) {
        int kinds = kind.compareTo(other.kind);
        return kinds != 0 ? kinds : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return kind + "/" + name;
    }
}
