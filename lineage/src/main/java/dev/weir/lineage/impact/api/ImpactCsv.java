package dev.weir.lineage.impact.api;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.weir.lineage.impact.api.ImpactView.AffectedView;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Impact as a table for spreadsheets: RFC 4180, with a header. */
final class ImpactCsv {

    private ImpactCsv() {}

    static String of(ImpactView impact) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(
                    "kind",
                    "namespace",
                    "name",
                    "column",
                    "alias",
                    "effect",
                    "distance",
                    "exposure",
                    "type",
                    "owners",
                    "why",
                    "run",
                    "last seen");
            for (AffectedView one : impact.affected()) {
                var evidence = one.evidence();
                csv.writeRecord(
                        one.kind(),
                        safe(one.namespace()),
                        safe(one.name()),
                        safe(Objects.requireNonNullElse(one.column(), "")),
                        safe(Objects.requireNonNullElse(one.alias(), "")),
                        one.effect(),
                        Integer.toString(one.distance()),
                        Boolean.toString(one.exposure()),
                        safe(Objects.requireNonNullElse(one.type(), "")),
                        safe(String.join(" ", one.owners())),
                        safe(evidence == null ? "" : evidence.why()),
                        evidence == null ? "" : Objects.toString(evidence.run(), ""),
                        evidence == null ? "" : Objects.toString(evidence.lastSeen(), ""));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    // A spreadsheet runs what begins like this as a formula.
    private static String safe(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
