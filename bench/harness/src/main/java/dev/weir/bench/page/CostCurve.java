package dev.weir.bench.page;

import dev.weir.bench.Figures;
import dev.weir.bench.Growth;
import dev.weir.bench.Result;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The figure of what crawls cost by the number of objects, both axes logarithmic, and the text below it. */
final class CostCurve {

    private static final Pattern FIRST = Pattern.compile("first crawl of ([\\d,]+) objects in a bucket");
    private static final Pattern AGAIN = Pattern.compile("recrawl of ([\\d,]+) objects in a bucket, unchanged");

    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final int LEFT = 64;
    private static final int RIGHT = 470;
    private static final int TOP = 48;
    private static final int BOTTOM = 316;
    private static final double MICROS = 1e6;

    private final Map<Integer, Double> first;
    private final Map<Integer, Double> again;

    private CostCurve(Map<Integer, Double> first, Map<Integer, Double> again) {
        this.first = first;
        this.again = again;
    }

    static CostCurve of(List<Result> results) {
        return new CostCurve(seconds(results, FIRST), seconds(results, AGAIN));
    }

    private static Map<Integer, Double> seconds(List<Result> results, Pattern metric) {
        Map<Integer, Double> seconds = new TreeMap<>();
        for (Result result : results) {
            Matcher matcher = metric.matcher(result.metric());
            if (matcher.matches()) {
                seconds.put(Integer.valueOf(matcher.group(1).replace(",", "")), result.value());
            }
        }
        return seconds;
    }

    /** False if there is no line to be drawn. */
    boolean isThere() {
        return first.size() > 1 && again.size() > 1;
    }

    String text() {
        return """
                ![Seconds of a first crawl and of a recrawl, by the number of objects](images/crawl-cost.svg)

                %s
                %s
                """.formatted(line("A first crawl", first), line("A recrawl of what is unchanged", again));
    }

    private static String line(String what, Map<Integer, Double> seconds) {
        String each = seconds.entrySet().stream()
                .map(point -> micros(point.getValue() / point.getKey()) + " at " + Figures.text(point.getKey()))
                .collect(Collectors.joining(", "));
        return what + ", microseconds for each object: " + each + "; the time grows with the number to the power of "
                + Figures.text(Growth.exponent(seconds)) + ".";
    }

    private static String micros(double seconds) {
        return Figures.text(Math.rint(seconds * MICROS * 10) / 10);
    }

    String svg() {
        StringBuilder svg = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-label="Seconds of a first crawl and of a recrawl, by the number of objects">
                <style>
                text { font: 13px system-ui, sans-serif; fill: #1f2933; }
                .grid { stroke: #cbd2d9; stroke-width: 1; }
                .first { stroke: #b44d12; fill: none; stroke-width: 2; }
                .again { stroke: #1f6f8b; fill: none; stroke-width: 2; stroke-dasharray: 7 4; }
                circle.first { fill: #b44d12; }
                circle.again { fill: #1f6f8b; stroke-dasharray: none; }
                .paper { fill: #ffffff; }
                @media (prefers-color-scheme: dark) {
                text { fill: #e4e7eb; }
                .grid { stroke: #3e4c59; }
                .first { stroke: #f2a365; }
                .again { stroke: #6ec3de; }
                circle.first { fill: #f2a365; }
                circle.again { fill: #6ec3de; }
                .paper { fill: #161b22; }
                }
                </style>
                <rect class="paper" width="%d" height="%d" rx="6"/>
                """.formatted(WIDTH, HEIGHT, WIDTH, HEIGHT));
        int leastX =
                decade(first.keySet().stream().mapToDouble(size -> size).min().orElseThrow(), false);
        int mostX =
                decade(first.keySet().stream().mapToDouble(size -> size).max().orElseThrow(), true);
        int leastY =
                decade(again.values().stream().mapToDouble(cost -> cost).min().orElseThrow(), false);
        int mostY =
                decade(first.values().stream().mapToDouble(cost -> cost).max().orElseThrow(), true);
        Axes axes = new Axes(leastX, mostX, leastY, mostY);
        for (int decade = leastX; decade <= mostX; decade++) {
            double x = axes.x(Math.pow(10, decade));
            line(svg, "grid", x, TOP, x, BOTTOM);
            text(svg, "middle", x, BOTTOM + 20, Figures.text(Math.pow(10, decade)));
        }
        for (int decade = leastY; decade <= mostY; decade++) {
            double y = axes.y(Math.pow(10, decade));
            line(svg, "grid", LEFT, y, RIGHT, y);
            text(svg, "end", LEFT - 8, y + 4, decade < 0 ? "0.1" : Figures.text(Math.pow(10, decade)));
        }
        text(svg, "middle", (LEFT + RIGHT) / 2.0, BOTTOM + 40, "objects");
        text(svg, "start", 8, TOP - 24, "seconds");
        curve(svg, axes, "first", "first crawl", first, -24);
        curve(svg, axes, "again", "recrawl", again, 15);
        return svg.append("</svg>\n").toString();
    }

    private static int decade(double number, boolean up) {
        double log = Math.log10(number);
        return (int) (up ? Math.ceil(log - 1e-9) : Math.floor(log + 1e-9));
    }

    private record Axes(int leastX, int mostX, int leastY, int mostY) {
        double x(double objects) {
            return LEFT + (RIGHT - LEFT) * (Math.log10(objects) - leastX) / (mostX - leastX);
        }

        double y(double seconds) {
            return BOTTOM - (BOTTOM - TOP) * (Math.log10(seconds) - leastY) / (mostY - leastY);
        }
    }

    /** @param labels how far below their points */
    private static void curve(
            StringBuilder svg, Axes axes, String kind, String name, Map<Integer, Double> seconds, int labels) {
        StringBuilder points = new StringBuilder();
        int left = seconds.size();
        for (Map.Entry<Integer, Double> point : seconds.entrySet()) {
            double x = axes.x(point.getKey());
            double y = axes.y(point.getValue());
            left--;
            points.append(number(x)).append(',').append(number(y)).append(' ');
            svg.append("<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"4\"/>\n".formatted(kind, number(x), number(y)));
            if (left > 0) {
                text(svg, "start", x + 12, y + labels, Figures.text(point.getValue()) + " s");
            } else {
                text(svg, "start", x + 10, y + 4, name + ": " + Figures.text(point.getValue()) + " s");
            }
        }
        svg.append("<polyline class=\"%s\" points=\"%s\"/>\n"
                .formatted(kind, points.toString().strip()));
    }

    private static void line(StringBuilder svg, String kind, double fromX, double fromY, double toX, double toY) {
        svg.append("<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>\n"
                .formatted(kind, number(fromX), number(fromY), number(toX), number(toY)));
    }

    private static void text(StringBuilder svg, String anchor, double x, double y, String text) {
        svg.append(
                "<text text-anchor=\"%s\" x=\"%s\" y=\"%s\">%s</text>\n".formatted(anchor, number(x), number(y), text));
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
