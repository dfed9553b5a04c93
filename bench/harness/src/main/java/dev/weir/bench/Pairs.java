package dev.weir.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Two sides, measured one after the other, again and again: what the machine does meanwhile meets both. Odd pairs begin with
 * A, even ones with B, so that neither always finds what the other left.
 */
public final class Pairs {

    /** One side, which measures itself. */
    @FunctionalInterface
    public interface Side {
        Cost measure() throws Exception;
    }

    record Pair(Cost a, Cost b) {}

    private static final int FEWEST = 5;

    private final List<Pair> pairs;

    Pairs(List<Pair> pairs) {
        this.pairs = List.copyOf(pairs);
    }

    /**
     * @param warmUps pairs that are run and not counted
     * @param count at least five
     */
    public static Pairs measure(int warmUps, int count, Side a, Side b) throws Exception {
        if (count < FEWEST) {
            throw new IllegalArgumentException("a median needs at least " + FEWEST + " pairs, not " + count);
        }
        for (int i = 0; i < warmUps; i++) {
            a.measure();
            b.measure();
        }
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean aFirst = i % 2 == 0;
            Cost first = (aFirst ? a : b).measure();
            Cost second = (aFirst ? b : a).measure();
            pairs.add(aFirst ? new Pair(first, second) : new Pair(second, first));
        }
        return new Pairs(pairs);
    }

    /** The median of the pairs' ratios A / B, not the ratio of medians: a pair shares its moment. */
    public double ratio(ToDoubleFunction<Cost> of) {
        return median(pairs.stream()
                .map(pair -> of.applyAsDouble(pair.a()) / of.applyAsDouble(pair.b()))
                .toList());
    }

    public double medianOfA(ToDoubleFunction<Cost> of) {
        return median(pairs.stream().map(pair -> of.applyAsDouble(pair.a())).toList());
    }

    public double medianOfB(ToDoubleFunction<Cost> of) {
        return median(pairs.stream().map(pair -> of.applyAsDouble(pair.b())).toList());
    }

    /** The one in the middle, or the mean of the two. */
    public static double median(List<Double> numbers) {
        List<Double> sorted = numbers.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
