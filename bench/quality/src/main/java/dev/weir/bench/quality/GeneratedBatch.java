package dev.weir.bench.quality;

import dev.weir.quality.contract.CheckRequest.SourceObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/** Accounts, one in a hundred of them wrong in some way; the same rows each time. Two Parquet files. */
record GeneratedBatch(Path folder, long rows) {

    /** Of each hundred rows: email missing in the 1st of two hundred, amount negative in the 2nd, status odd in the 3rd. */
    private static final String COLUMNS = """
            select
              id,
              concat('A', lpad(cast(id as string), 9, '0')) as account,
              if(id % 200 = 1, null, concat('user', id, '@example.com')) as email,
              concat(element_at(array('Ana', 'Ben', 'Chi', 'Dov', 'Eve'), cast(id % 5 as int) + 1), ' ', id % 977) as name,
              element_at(array('DE', 'FR', 'IN', 'JP', 'US'), cast(id % 5 as int) + 1) as country,
              if(id % 400 = 3, '??', element_at(array('open', 'closed', 'frozen'), cast(id % 3 as int) + 1)) as status,
              if(id % 400 = 2, -1.0, (id * 7919 % 100000) / 100.0) as amount,
              cast(id * 31 % 5000 as int) as points,
              timestamp_seconds(1700000000 + id) as created,
              id % 2 = 0 as active,
              if(id % 10 = 0, null, concat('+49', 1000000 + id)) as phone,
              if(id % 1000 = 999, 'R0', concat('R', id * 3)) as reference
            from range(ROWS)
            """;

    static GeneratedBatch in(Path folder, long rows, SparkSession spark) {
        spark.sql(COLUMNS.replace("ROWS", String.valueOf(rows)))
                .coalesce(2)
                .write()
                .parquet(folder.toUri().toString());
        return new GeneratedBatch(folder, rows);
    }

    /** How many of the rows break a rule, by what {@link #COLUMNS} does. The three never meet in one row. */
    long bad() {
        return rows / 200 + 2 * (rows / 400);
    }

    List<SourceObject> objects() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".parquet"))
                    .sorted()
                    .map(file ->
                            new SourceObject("file://" + file, file.toFile().length()))
                    .toList();
        }
    }
}
