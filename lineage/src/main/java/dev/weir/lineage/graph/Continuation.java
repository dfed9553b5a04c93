package dev.weir.lineage.graph;

import dev.weir.platform.problem.InvalidParameter;
import java.util.Optional;

/** Where an answer ended: the rank of its last node and who that was. A column is known by its dataset and its name. */
record Continuation(int rank, String last) {

    static Optional<Continuation> parse(Optional<String> text) {
        return text.map(given -> {
            int colon = given.indexOf('.');
            try {
                return new Continuation(
                        Integer.parseInt(given.substring(0, Math.max(colon, 0))), given.substring(colon + 1));
            } catch (NumberFormatException foreign) {
                throw new InvalidParameter("continuation", "is not one that Weir gave out: " + given);
            }
        });
    }

    @Override
    public String toString() {
        return rank + "." + last;
    }
}
