package dev.weir.quality.rules;

import dev.weir.quality.meaning.CannotCompile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Arithmetic over earlier metrics: {@code avg(last(10)) * 0.8}. {@code last(k)} are the k latest, {@code index(last(k), i)}
 * one of them from 0; {@code avg min max sum std median percentile} make one of many; {@code * /} before {@code + -}.
 */
final class Computed {
    private static final Pattern TOKEN = Pattern.compile("\\s*(\\d+(?:\\.\\d+)?|[A-Za-z_]+|[-+*/(),])");
    private static final int MOST = 10_000;
    private static final String FUNCTIONS = "last, index, avg, min, max, sum, std, median, percentile";

    private final String text;
    private final List<String> tokens = new ArrayList<>();
    private final IntFunction<double[]> last;
    private int at;

    private Computed(String text, IntFunction<double[]> last) {
        this.text = text;
        this.last = last;
        Matcher matcher = TOKEN.matcher(text.strip());
        int end = 0;
        while (end < text.strip().length() && matcher.find(end) && matcher.start() == end) {
            tokens.add(matcher.group(1));
            end = matcher.end();
        }
        if (end < text.strip().length()) {
            throw wrong("is not arithmetic");
        }
    }

    /** There are fewer earlier batches than none will do. */
    static final class NotEnough extends RuntimeException {}

    /**
     * @param last the k latest metrics, latest first; fewer if there are fewer
     * @throws NotEnough if there is no earlier metric at all
     */
    static double evaluate(String text, IntFunction<double[]> last) {
        Computed computed = new Computed(text, last);
        double[] value = computed.sum();
        if (computed.at < computed.tokens.size()) {
            throw computed.wrong("is not arithmetic: " + computed.tokens.get(computed.at) + " is unexpected");
        }
        return computed.one(value);
    }

    /** @throws CannotCompile if it is not arithmetic */
    static void check(String text) {
        evaluate(text, most -> {
            double[] some = new double[most];
            Arrays.setAll(some, i -> i + 1.0);
            return some;
        });
    }

    private double[] sum() {
        double[] left = product();
        while (next("+") || next("-")) {
            String operator = tokens.get(at++);
            double right = one(product());
            left = new double[] {operator.equals("+") ? one(left) + right : one(left) - right};
        }
        return left;
    }

    private double[] product() {
        double[] left = atom();
        while (next("*") || next("/")) {
            String operator = tokens.get(at++);
            double right = one(atom());
            if (operator.equals("/") && right == 0) {
                throw new NotEnough();
            }
            left = new double[] {operator.equals("*") ? one(left) * right : one(left) / right};
        }
        return left;
    }

    private double[] atom() {
        String token = take();
        if (token.equals("(")) {
            double[] inner = sum();
            expect(")");
            return inner;
        }
        if (token.equals("-")) {
            return new double[] {-one(atom())};
        }
        if (Character.isDigit(token.charAt(0))) {
            return new double[] {Double.parseDouble(token)};
        }
        if (Character.isLetter(token.charAt(0))) {
            return function(token.toLowerCase(Locale.ROOT));
        }
        throw wrong("is not arithmetic: " + token + " is unexpected");
    }

    private double[] function(String name) {
        expect("(");
        List<double[]> arguments = new ArrayList<>();
        while (!next(")")) {
            arguments.add(sum());
            if (!next(")")) {
                expect(",");
            }
        }
        expect(")");
        return switch (name) {
            case "last" -> last(arguments.isEmpty() ? 1 : whole(one(arguments.get(0))));
            case "index" -> {
                double[] values = some(arguments);
                int index = whole(one(argument(arguments, 1)));
                if (index >= values.length) {
                    throw new NotEnough();
                }
                yield new double[] {values[index]};
            }
            case "avg" -> new double[] {Arrays.stream(some(arguments)).average().orElseThrow()};
            case "min" -> new double[] {Arrays.stream(some(arguments)).min().orElseThrow()};
            case "max" -> new double[] {Arrays.stream(some(arguments)).max().orElseThrow()};
            case "sum" -> new double[] {Arrays.stream(some(arguments)).sum()};
            case "std" -> new double[] {Spread.deviation(some(arguments))};
            case "median" -> new double[] {Spread.quantile(some(arguments), 0.5)};
            case "percentile" -> new double[] {Spread.quantile(some(arguments), one(argument(arguments, 1)) / 100)};
            default -> throw wrong("has the unknown function " + name + "; these are: " + FUNCTIONS);
        };
    }

    private double[] last(int most) {
        if (most < 1 || most > MOST) {
            throw wrong("asks for " + most + " batches; 1 to " + MOST + " are possible");
        }
        return last.apply(most);
    }

    private double[] argument(List<double[]> arguments, int index) {
        if (arguments.size() <= index) {
            throw wrong("leaves out an argument");
        }
        return arguments.get(index);
    }

    private double[] some(List<double[]> arguments) {
        double[] values = argument(arguments, 0);
        if (values.length == 0) {
            throw new NotEnough();
        }
        return values;
    }

    private double one(double[] values) {
        if (values.length == 0) {
            throw new NotEnough();
        }
        if (values.length > 1) {
            throw wrong("is many numbers; make one of them, such as avg(last(" + values.length + "))");
        }
        return values[0];
    }

    private int whole(double number) {
        if (number != Math.rint(number) || number < 0) {
            throw wrong("counts with " + number);
        }
        return (int) Math.min(number, Integer.MAX_VALUE);
    }

    private boolean next(String token) {
        return at < tokens.size() && tokens.get(at).equals(token);
    }

    private String take() {
        if (at >= tokens.size()) {
            throw wrong("is not complete");
        }
        return tokens.get(at++);
    }

    private void expect(String token) {
        if (!take().equals(token)) {
            throw wrong("is not arithmetic: " + token + " is expected");
        }
    }

    private CannotCompile wrong(String what) {
        return new CannotCompile("`" + text + "` " + what);
    }
}
