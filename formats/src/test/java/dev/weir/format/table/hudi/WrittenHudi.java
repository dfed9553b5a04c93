package dev.weir.format.table.hudi;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.hadoop.conf.Configuration;
import org.apache.hudi.client.HoodieJavaWriteClient;
import org.apache.hudi.client.WriteStatus;
import org.apache.hudi.client.common.HoodieJavaEngineContext;
import org.apache.hudi.common.config.HoodieMetadataConfig;
import org.apache.hudi.common.model.HoodieAvroPayload;
import org.apache.hudi.common.model.HoodieAvroRecord;
import org.apache.hudi.common.model.HoodieKey;
import org.apache.hudi.common.model.HoodieRecord;
import org.apache.hudi.common.model.HoodieTableType;
import org.apache.hudi.common.model.HoodieTimelineTimeZone;
import org.apache.hudi.common.table.HoodieTableMetaClient;
import org.apache.hudi.common.table.HoodieTableVersion;
import org.apache.hudi.common.util.Option;
import org.apache.hudi.config.HoodieIndexConfig;
import org.apache.hudi.config.HoodieWriteConfig;
import org.apache.hudi.index.HoodieIndex;
import org.apache.hudi.storage.hadoop.HadoopStorageConfiguration;

/** A table that Hudi's own Java client writes, without Hudi's metadata table. */
public final class WrittenHudi implements AutoCloseable {

    private final Schema schema;
    private final HoodieJavaWriteClient<HoodieAvroPayload> client;

    public WrittenHudi(Path folder, HoodieTableType type, HoodieTableVersion version, Schema schema)
            throws IOException {
        this(folder, type, version, schema, Map.of());
    }

    /** @param settings of the writer */
    WrittenHudi(
            Path folder, HoodieTableType type, HoodieTableVersion version, Schema schema, Map<String, String> settings)
            throws IOException {
        this.schema = schema;
        HadoopStorageConfiguration configuration = new HadoopStorageConfiguration(new Configuration());
        HoodieTableMetaClient.newTableBuilder()
                .setTableType(type)
                .setTableName("orders")
                .setTableVersion(version)
                .setPayloadClassName(HoodieAvroPayload.class.getName())
                .setRecordKeyFields("id")
                .setPartitionFields("country")
                .setHiveStylePartitioningEnable(true)
                .setCommitTimezone(HoodieTimelineTimeZone.UTC)
                .initTable(configuration, folder.toString());
        HoodieWriteConfig config = HoodieWriteConfig.newBuilder()
                .withPath(folder.toString())
                .withSchema(schema.toString())
                .forTable("orders")
                .withParallelism(1, 1)
                .withDeleteParallelism(1)
                .withWriteTableVersion(version.versionCode())
                .withAutoUpgradeVersion(false)
                .withEmbeddedTimelineServerEnabled(false)
                .withIndexConfig(HoodieIndexConfig.newBuilder()
                        .withIndexType(HoodieIndex.IndexType.SIMPLE)
                        .build())
                .withMetadataConfig(
                        HoodieMetadataConfig.newBuilder().enable(false).build())
                .withProps(settings)
                .build();
        this.client = new HoodieJavaWriteClient<>(new HoodieJavaEngineContext(configuration), config);
    }

    /** @param rows key, country and amount of each */
    public String upsert(Object[]... rows) {
        List<HoodieRecord<HoodieAvroPayload>> records = new ArrayList<>();
        for (Object[] row : rows) {
            GenericRecord record = new GenericData.Record(schema);
            for (int i = 0; i < row.length; i++) {
                record.put(i, row[i]);
            }
            records.add(new HoodieAvroRecord<>(key(row[0], row[1]), new HoodieAvroPayload(Option.of(record))));
        }
        String instant = client.startCommit();
        List<WriteStatus> statuses = client.upsert(records, instant);
        client.commit(instant, statuses);
        return instant;
    }

    String delete(Object id, Object country) {
        String instant = client.startCommit();
        List<HoodieKey> keys = new ArrayList<>(List.of(key(id, country)));
        client.commit(instant, client.delete(keys, instant));
        return instant;
    }

    /** Merges log files into base files. */
    String compact() {
        String instant = client.scheduleCompaction(Option.empty()).get();
        client.compact(instant, true);
        return instant;
    }

    /** Writes small files together. */
    String cluster() {
        String instant = client.scheduleClustering(Option.empty()).get();
        client.cluster(instant, true);
        return instant;
    }

    /** Moves old instants out of the active timeline. */
    void archive() {
        client.clean();
        client.archive();
    }

    private static HoodieKey key(Object id, Object country) {
        return new HoodieKey(id.toString(), "country=" + country);
    }

    @Override
    public void close() {
        client.close();
    }
}
