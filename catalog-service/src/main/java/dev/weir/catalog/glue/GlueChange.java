package dev.weir.catalog.glue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One call that changes Glue. */
public sealed interface GlueChange extends JournalEntry {

    int MOST_PARTITIONS_WRITTEN = 100;
    int MOST_PARTITIONS_DELETED = 25;

    record CreateDatabase(GlueDatabase database) implements GlueChange {
        @Override
        public String kind() {
            return "create-database";
        }

        @Override
        public String target() {
            return database.name();
        }

        @Override
        public String summary() {
            return "a database";
        }

        @Override
        public List<String> details() {
            return List.of();
        }
    }

    record CreateTable(GlueTable table) implements GlueChange {
        @Override
        public String kind() {
            return "create-table";
        }

        @Override
        public String target() {
            return table.name().toString();
        }

        @Override
        public String summary() {
            return "a table of " + table.storage().columns().size() + " columns at "
                    + table.storage().location();
        }

        @Override
        public List<String> details() {
            return Stream.concat(table.storage().columns().stream(), table.partitionKeys().stream())
                    .map(GlueColumn::toString)
                    .toList();
        }
    }

    /**
     * @param table whole, with the version that it was planned on
     * @param differences for people, one each
     */
    record UpdateTable(GlueTable table, List<String> differences) implements GlueChange {
        @Override
        public String kind() {
            return "update-table";
        }

        @Override
        public String target() {
            return table.name().toString();
        }

        @Override
        public String summary() {
            return String.join("; ", differences);
        }

        @Override
        public List<String> details() {
            return differences;
        }
    }

    /** @param version the table is left alone if it has another one by now */
    record DeleteTable(TableName table, Optional<String> version) implements GlueChange {
        @Override
        public String kind() {
            return "delete-table";
        }

        @Override
        public String target() {
            return table.toString();
        }

        @Override
        public String summary() {
            return "the table of a dataset that is gone";
        }

        @Override
        public List<String> details() {
            return List.of();
        }
    }

    /** Up to {@link #MOST_PARTITIONS_WRITTEN}. */
    record CreatePartitions(TableName table, List<GluePartition> partitions) implements GlueChange {
        @Override
        public String kind() {
            return "create-partitions";
        }

        @Override
        public String target() {
            return table.toString();
        }

        @Override
        public String summary() {
            return partitions.size() + " new";
        }

        @Override
        public List<String> details() {
            return partitions.stream()
                    .map(partition -> String.join("/", partition.values()))
                    .toList();
        }
    }

    /** Up to {@link #MOST_PARTITIONS_WRITTEN}. */
    record UpdatePartitions(TableName table, List<GluePartition> partitions) implements GlueChange {
        @Override
        public String kind() {
            return "update-partitions";
        }

        @Override
        public String target() {
            return table.toString();
        }

        @Override
        public String summary() {
            return partitions.size() + " changed";
        }

        @Override
        public List<String> details() {
            return partitions.stream()
                    .map(partition -> String.join("/", partition.values()))
                    .toList();
        }
    }

    /** Up to {@link #MOST_PARTITIONS_DELETED}. */
    record DeletePartitions(TableName table, List<List<String>> values) implements GlueChange {
        @Override
        public String kind() {
            return "delete-partitions";
        }

        @Override
        public String target() {
            return table.toString();
        }

        @Override
        public String summary() {
            return values.size() + " gone";
        }

        @Override
        public List<String> details() {
            return values.stream().map(value -> String.join("/", value)).toList();
        }
    }
}
