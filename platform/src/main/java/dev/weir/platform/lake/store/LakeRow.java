package dev.weir.platform.lake.store;

import dev.weir.platform.lake.Lake;
import dev.weir.platform.lake.Pin;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.S3Access;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
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
    String pins = "";
    Instant createdAt;

    static LakeRow of(Lake lake) {
        LakeRow row = new LakeRow();
        row.id = lake.id();
        row.name = lake.name();
        row.root = lake.root().value();
        row.endpoint = lake.s3().endpoint().orElse(null);
        row.region = lake.s3().region().orElse(null);
        row.pathStyle = lake.s3().pathStyle();
        row.pins = text(lake.pins());
        row.createdAt = lake.createdAt();
        return row;
    }

    Lake lake() {
        S3Access s3 = new S3Access(Optional.ofNullable(endpoint), Optional.ofNullable(region), pathStyle);
        return new Lake(id, name, new LakePath(root), s3, pins(), createdAt);
    }

    static String text(List<Pin> pins) {
        return pins.stream()
                .map(pin -> pin.kind().name().toLowerCase(Locale.ROOT) + " " + pin.path())
                .collect(Collectors.joining("\n"));
    }

    private List<Pin> pins() {
        return pins.lines().map(LakeRow::pin).toList();
    }

    private static Pin pin(String line) {
        int space = line.indexOf(' ');
        return new Pin(Pin.Kind.valueOf(line.substring(0, space).toUpperCase(Locale.ROOT)), line.substring(space + 1));
    }
}
