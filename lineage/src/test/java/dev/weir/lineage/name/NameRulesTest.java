package dev.weir.lineage.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.platform.dataset.DatasetName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameRulesTest {

    @ParameterizedTest
    @CsvSource({
        "s3://lake, raw/orders, s3://lake, raw/orders",
        "s3a://lake, raw/orders, s3://lake, raw/orders",
        "S3N://lake/, /raw/orders/, s3://lake, raw/orders",
        "s3://lake, s3a://lake/raw/orders, s3://lake, raw/orders",
        "s3://lake, raw//orders, s3://lake, raw//orders",
        "s3://lake, /, s3://lake, /",
        "s3://lake/warehouse/, crm.customers, s3://lake/warehouse, crm.customers",
        "gcs://lake, /raw/orders, gs://lake, raw/orders",
        "wasb://c@acme.blob, raw/, wasbs://c@acme.blob, raw",
        "file, /data/out/, file, /data/out",
        "file, /data//out, file, /data/out",
        "file:, /data/out, file, /data/out",
        "file:///, /data/out, file, /data/out",
        "file://localhost, /data/out, file, /data/out",
        "FILE, file:///data/out, file, /data/out",
        "file, file:/data/out/, file, /data/out",
        "file, /, file, /",
        "file://nas, /data/out/, file://nas, /data/out",
        "file:/data/wh/, default.orders, file:/data/wh, default.orders",
        "file:///data/wh, default.orders, file:/data/wh, default.orders",
        "hdfs://nn:8020, /data/out/, hdfs://nn:8020, /data/out",
        "postgresql://db:5432, shop.public.orders, postgres://db:5432, shop.public.orders",
        "snowflake://acme-eu, DB.S.T, snowflake://acme-eu, DB.S.T",
        "bigquery, p.d.t, bigquery, p.d.t",
        "arn:aws:glue:eu-west-1:123, table/crm/customers, arn:aws:glue:eu-west-1:123, table/crm/customers",
        "kafka://k:9092, orders, kafka://k:9092, orders",
    })
    void spellsEachNameInOneWay(String namespace, String name, String toNamespace, String toName) {
        DatasetName normal = NameRules.normalise(namespace, name);

        assertThat(normal).isEqualTo(new DatasetName(toNamespace, toName));
        assertThat(NameRules.normalise(normal.namespace(), normal.name()))
                .as("once more")
                .isEqualTo(normal);
    }

    @Test
    void refusesABlankName() {
        assertThatThrownBy(() -> NameRules.normalise("bigquery", " ")).isInstanceOf(IllegalArgumentException.class);
    }
}
