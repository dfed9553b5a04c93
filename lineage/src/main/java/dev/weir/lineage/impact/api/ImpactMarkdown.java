package dev.weir.lineage.impact.api;

import dev.weir.lineage.impact.api.ImpactView.AffectedView;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Impact as a comment to a pull request. */
final class ImpactMarkdown {

    /** What is left of a long list is told as a number: a comment has its limit, and a reader too. */
    private static final int ROWS = 200;

    private ImpactMarkdown() {}

    static String of(ImpactView impact) {
        StringBuilder text = new StringBuilder();
        text.append("### Impact of ").append(title(impact)).append("\n\n");
        if (impact.affected().isEmpty()) {
            return text.append("Nothing downstream is known to lineage.\n").toString();
        }
        var summary = impact.summary();
        text.append("**%d datasets, %d jobs, %d columns**, among them %d that people look at.%s%n%n"
                .formatted(
                        summary.datasets(),
                        summary.jobs(),
                        summary.columns(),
                        summary.exposures(),
                        impact.truncated() ? " There is more than was asked for." : ""));
        if (!impact.owners().isEmpty()) {
            text.append("Owners: ")
                    .append(String.join(
                            ", ",
                            impact.owners().stream().map(ImpactMarkdown::code).toList()))
                    .append("\n\n");
        }
        List<AffectedView> rows = impact.affected();
        text.append("| effect | distance | what | owners | evidence |\n|---|---:|---|---|---|\n");
        rows.stream()
                .limit(ROWS)
                .forEach(one -> text.append("| %s | %d | %s %s%s | %s | %s |%n"
                        .formatted(
                                one.effect(),
                                one.distance(),
                                one.exposure() && one.type() != null
                                        ? cell(one.type().toLowerCase(Locale.ROOT))
                                        : one.kind(),
                                code(Objects.requireNonNullElse(one.alias(), one.name())),
                                one.column() == null || one.column().isEmpty() ? "" : "." + code(one.column()),
                                cell(String.join(", ", one.owners())),
                                one.evidence() == null
                                        ? ""
                                        : cell(one.evidence().why()))));
        if (rows.size() > ROWS) {
            text.append("\nand ").append(rows.size() - ROWS).append(" more.\n");
        }
        return text.append("\nAs of change ")
                .append(impact.watermark())
                .append(".\n")
                .toString();
    }

    private static String title(ImpactView impact) {
        return switch (impact.change()) {
            case "drop" -> "dropping " + code(impact.node());
            case "rename" -> "renaming " + code(impact.node());
            case "type" -> "another type of " + code(impact.node());
            default -> "a failing batch in " + code(impact.node());
        };
    }

    // Names come from senders: none may end the cell or its code, or become a link or a mention.
    private static String code(String text) {
        return "`" + text.replace("`", "'").replace("|", "\\|").replaceAll("\\R", " ") + "`";
    }

    private static String cell(String text) {
        return text.isEmpty() ? "" : code(text);
    }
}
