package dev.weir.policy.check;

import dev.weir.policy.document.PolicyTest;
import java.util.List;
import java.util.Locale;

/** Results of tests, for people and for machines. */
public final class TestReport {

    private TestReport() {}

    /** One line a test, and a count. */
    public static String text(List<TestResult> results) {
        StringBuilder text = new StringBuilder();
        for (TestResult result : results) {
            text.append(result.passed() ? "ok    " : "FAILED ")
                    .append(result.test().name());
            if (!result.passed()) {
                text.append("\n       ").append(place(result)).append(": ").append(reason(result));
            }
            text.append('\n');
        }
        long failed = results.stream().filter(result -> !result.passed()).count();
        return text.append(results.size())
                .append(results.size() == 1 ? " test, " : " tests, ")
                .append(failed)
                .append(" failed\n")
                .toString();
    }

    /** As JUnit writes it, which CI systems read. */
    public static String junit(List<TestResult> results) {
        long failed = results.stream().filter(result -> !result.passed()).count();
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<testsuite name=\"weir policy\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"0\">\n"
                .formatted(results.size(), failed));
        for (TestResult result : results) {
            PolicyTest test = result.test();
            xml.append("  <testcase classname=\"%s\" name=\"%s\" file=\"%s\" line=\"%d\""
                    .formatted(
                            escaped(test.place().file()),
                            escaped(test.name()),
                            escaped(test.place().file()),
                            test.place().line()));
            xml.append(
                    result.passed()
                            ? "/>\n"
                            : ">\n    <failure message=\"%s\">%s</failure>\n  </testcase>\n"
                                    .formatted(
                                            escaped(reason(result)), escaped(place(result) + ": " + reason(result))));
        }
        return xml.append("</testsuite>\n").toString();
    }

    /** What was expected, what is, and which policies make it so. */
    public static String reason(TestResult result) {
        PolicyTest test = result.test();
        String expected = test.expect().name().toLowerCase(Locale.ROOT)
                + test.rows().map(rows -> " where " + rows.text()).orElse("");
        return "expected " + expected + ", found " + result.found()
                + (result.why().isEmpty() ? "" : ", by " + result.why());
    }

    private static String place(TestResult result) {
        return result.test().place().file() + ":" + result.test().place().line();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]", "?");
    }
}
