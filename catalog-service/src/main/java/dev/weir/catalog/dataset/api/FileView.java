package dev.weir.catalog.dataset.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weir.catalog.dataset.DatasetFile;
import dev.weir.catalog.dataset.DatasetFile.Fault;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A file of a dataset, as the last crawl saw it.
 *
 * @param path below the dataset's folder
 * @param rows absent if they were not counted
 * @param code why it could not be read, as in a crawl's findings; absent for one that could
 * @param reason the same for people
 */
@Schema(name = "DatasetFile")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FileView(
        String path,
        long bytes,
        @Nullable Long rows,

        @Schema(enumeration = {"read", "broken"}) String state,

        @Nullable String code,
        @Nullable String reason) {

    static FileView of(DatasetFile file) {
        return new FileView(
                file.path(),
                file.bytes(),
                Views.number(file.rows()),
                file.fault().isPresent() ? "broken" : "read",
                file.fault().map(Fault::code).orElse(null),
                file.fault().map(Fault::reason).orElse(null));
    }
}
