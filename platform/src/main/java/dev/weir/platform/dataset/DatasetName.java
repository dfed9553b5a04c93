package dev.weir.platform.dataset;

/**
 * The one name of a dataset, as OpenLineage has it: {@code (s3://acme-lake, silver/crm/customers)} or {@code (file,
 * /srv/lake/silver/crm/customers)}.
 *
 * @param namespace where the dataset lives
 * @param name what it is called there; without a slash at its end
 * @see <a href="https://openlineage.io/docs/spec/naming">OpenLineage naming</a>
 */
public record DatasetName(String namespace, String name) {

    public DatasetName {
        if (namespace.isBlank() || name.isBlank()) {
            throw new IllegalArgumentException(
                    "a dataset needs a namespace and a name: (" + namespace + ", " + name + ")");
        }
    }

    @Override
    public String toString() {
        return namespace + " " + name;
    }
}
