package dev.weir.bench;

import java.util.Map;

/** How a cost grows with the size of what it is for. */
public final class Growth {

    private Growth() {}

    /**
     * The slope of the line that fits best where both axes are logarithmic: 1 for what grows as the size does.
     *
     * @param costs by size, two or more
     */
    public static double exponent(Map<Integer, Double> costs) {
        double meanSize =
                costs.keySet().stream().mapToDouble(Math::log).average().orElseThrow();
        double meanCost =
                costs.values().stream().mapToDouble(Math::log).average().orElseThrow();
        double both = 0;
        double squares = 0;
        for (Map.Entry<Integer, Double> point : costs.entrySet()) {
            double size = Math.log(point.getKey()) - meanSize;
            both += size * (Math.log(point.getValue()) - meanCost);
            squares += size * size;
        }
        return both / squares;
    }
}
