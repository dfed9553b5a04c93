package dev.weir.cli.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.cli.terminal.Text;
import dev.weir.quality.profile.ColumnProfile;
import dev.weir.quality.profile.ColumnProfile.Counted;
import dev.weir.quality.profile.DataProfile;
import java.util.Locale;
import java.util.stream.Collectors;

/** A profile as JSON, with all that is known, and as a table in Markdown. */
final class ProfileMachineText {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private ProfileMachineText() {}

    static String json(String data, DataProfile profile) {
        ObjectNode root = JSON.createObjectNode();
        root.put("data", data);
        root.setAll((ObjectNode) JSON.valueToTree(profile));
        root.put("distinctError", profile.exact() ? 0 : DataProfile.DISTINCT_ERROR);
        root.withArray("columns").forEach(column -> ((ObjectNode) column)
                .put("kind", column.path("kind").asText().toLowerCase(Locale.ROOT)));
        try {
            return JSON.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a profile is not to be written as JSON", e);
        }
    }

    static String markdown(String data, DataProfile profile) {
        StringBuilder text = new StringBuilder("### ").append(cell(data)).append("\n\n");
        text.append(ProfileText.rows(profile)).append(".\n\n");
        text.append("| column | type | nulls | distinct | least | greatest | histogram | top values | patterns |\n");
        text.append("|---|---|--:|--:|---|---|---|---|---|\n");
        for (ColumnProfile column : profile.columns()) {
            text.append("| ").append(cell(column.name()));
            text.append(" | ").append(cell(ProfileText.type(column)));
            text.append(" | ").append(Text.count(column.nulls()));
            text.append(" | ").append(ProfileText.distinct(column));
            text.append(" | ").append(cell(column.least() == null ? "" : column.least()));
            text.append(" | ").append(cell(column.greatest() == null ? "" : column.greatest()));
            text.append(" | ").append(column.histogram().size() > 1 ? ProfileText.bars(column.histogram()) : "");
            text.append(" | ").append(column.masked() ? "masked" : listed(column.top()));
            text.append(" | ").append(listed(column.patterns())).append(" |\n");
        }
        return profile.exact() ? text.toString() : text + "\n" + ProfileText.estimates() + ".\n";
    }

    private static String listed(java.util.List<Counted> counted) {
        return counted.stream()
                .limit(3)
                .map(one -> cell(one.value()) + " ×" + Text.count(one.count()))
                .collect(Collectors.joining(", "));
    }

    private static String cell(String text) {
        return ProfileText.shown(text).replaceAll("([\\\\|*_`<>\\[\\]])", "\\\\$1");
    }
}
