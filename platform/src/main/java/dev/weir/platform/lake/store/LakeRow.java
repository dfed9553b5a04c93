package dev.weir.platform.lake.store;

import dev.weir.platform.lake.Lake;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.S3Access;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(schema = "platform", name = "lake")
class LakeRow {

    @Id
    UUID id;

    String name;
    String root;

    @Nullable
    String endpoint;

    @Nullable
    String region;

    boolean pathStyle;
    Instant createdAt;

    static LakeRow of(Lake lake) {
        LakeRow row = new LakeRow();
        row.id = lake.id();
        row.name = lake.name();
        row.root = lake.root().value();
        row.endpoint = lake.s3().endpoint().orElse(null);
        row.region = lake.s3().region().orElse(null);
        row.pathStyle = lake.s3().pathStyle();
        row.createdAt = lake.createdAt();
        return row;
    }

    Lake lake() {
        S3Access s3 = new S3Access(Optional.ofNullable(endpoint), Optional.ofNullable(region), pathStyle);
        return new Lake(id, name, new LakePath(root), s3, createdAt);
    }
}
