package dev.weir.cli.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows under aligned headings, two spaces apart. A heading that starts with {@code >} aligns its column to the right. Where a
 * person looks, the last column is cut so that a row stays one line.
 */
public final class Table {

    private static final String GAP = "  ";

    private final String indent;
    private final List<String> headings;
    private final boolean[] right;
    private final List<List<String>> rows = new ArrayList<>();

    private Table(String indent, List<String> headings) {
        this.indent = indent;
        this.headings = headings.stream()
                .map(heading -> heading.startsWith(">") ? heading.substring(1) : heading)
                .toList();
        this.right = new boolean[headings.size()];
        for (int column = 0; column < right.length; column++) {
            right[column] = headings.get(column).startsWith(">");
        }
    }

    public static Table of(String... headings) {
        return new Table("", List.of(headings));
    }

    public static Table indented(String... headings) {
        return new Table("  ", List.of(headings));
    }

    public void row(String... cells) {
        if (cells.length != headings.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + headings.size() + " columns");
        }
        rows.add(Arrays.stream(cells).map(Table::onOneLine).toList());
    }

    public void print(Terminal terminal) {
        int[] widths = widths();
        boolean headed = headings.stream().anyMatch(heading -> !heading.isEmpty());
        if (headed) {
            terminal.line(terminal.dim(render(headings, widths, terminal)));
        }
        rows.forEach(row -> terminal.line(render(row, widths, terminal)));
    }

    private int[] widths() {
        int[] widths = headings.stream().mapToInt(Text::width).toArray();
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], Text.width(row.get(column)));
            }
        }
        return widths;
    }

    private String render(List<String> cells, int[] widths, Terminal terminal) {
        StringBuilder line = new StringBuilder(indent);
        int last = cells.size() - 1;
        for (int column = 0; column < last; column++) {
            line.append(padded(cells.get(column), widths[column], right[column]))
                    .append(GAP);
        }
        String tail = cells.get(last);
        int room = terminal.width() - Text.width(line.toString());
        if (right[last]) {
            line.append(padded(tail, widths[last], true));
        } else if (tail.indexOf('\u001b') < 0 && room >= 10) {
            line.append(Text.cut(tail, room));
        } else {
            line.append(tail);
        }
        return line.toString().stripTrailing();
    }

    private static String padded(String cell, int width, boolean toTheRight) {
        String spaces = " ".repeat(Math.max(0, width - Text.width(cell)));
        return toTheRight ? spaces + cell : cell + spaces;
    }

    private static String onOneLine(String cell) {
        return cell.replaceAll("\\s*\\R\\s*", " ");
    }
}
