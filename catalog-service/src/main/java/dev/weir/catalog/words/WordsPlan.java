package dev.weir.catalog.words;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a file changes.
 *
 * @param applied false of a dry run
 * @param unchanged how many entries are so already
 * @param notes what the file says and the catalog cannot take, such as a table that no dataset is known for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WordsPlan(boolean applied, List<Change> changes, int unchanged, List<Note> notes) {

    /**
     * One entry becomes another.
     *
     * @param fields that differ
     */
    @Schema(name = "WordsPlanChange")
    public record Change(
            String kind,
            String key,
            String title,

            @Schema(
                    type = SchemaType.STRING,
                    enumeration = {"created", "changed"})
            String change,

            List<String> fields) {}

    /** @param pointer JSON pointer into the file */
    @Schema(name = "WordsPlanNote")
    public record Note(String pointer, String message) {}
}
