package dev.weir.format;

import java.util.ArrayList;
import java.util.List;

/** Columns whose least or greatest value, as their file has it, is no number: no bounds are told of them. */
public final class OddBounds {

    private static final int NAMED = 5;

    private final Columns nan = new Columns();
    private final Columns infinite = new Columns();

    private static final class Columns {
        private final List<String> first = new ArrayList<>();
        private long count;

        void add(String path) {
            count++;
            if (first.size() < NAMED) {
                first.add(path);
            }
        }

        String text() {
            String named = String.join(", ", first);
            return count > first.size() ? named + " and " + (count - first.size()) + " more columns" : named;
        }
    }

    public void add(String path, double least, double greatest) {
        if (Double.isNaN(least) || Double.isNaN(greatest)) {
            nan.add(path);
        } else if (Double.isInfinite(least) || Double.isInfinite(greatest)) {
            infinite.add(path);
        }
    }

    public List<Remark> remarks() {
        List<Remark> remarks = new ArrayList<>();
        if (nan.count > 0) {
            remarks.add(new Remark(
                    "statistics-nan", "says that the least or greatest value is NaN, which is neither: " + nan.text()));
        }
        if (infinite.count > 0) {
            remarks.add(new Remark(
                    "statistics-infinite", "says that the least or greatest value is infinite: " + infinite.text()));
        }
        return remarks;
    }
}
