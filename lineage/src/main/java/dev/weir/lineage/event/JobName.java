package dev.weir.lineage.event;

/** The one name of a job. */
public record JobName(String namespace, String name) implements Comparable<JobName> {

    public JobName {
        if (namespace.isBlank() || name.isBlank()) {
            throw new IllegalArgumentException("a job needs a namespace and a name: (" + namespace + ", " + name + ")");
        }
    }

    @Override
    public int compareTo(JobName other) {
        int byNamespace = namespace.compareTo(other.namespace);
        return byNamespace != 0 ? byNamespace : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return namespace + " " + name;
    }
}
