package dev.weir.quality.odcs;

import java.util.List;

/** The text is not a data contract. */
public class ContractInvalid extends RuntimeException {

    private final transient List<Mistake> mistakes;

    /** @param mistakes at least one, in the order of the text */
    public ContractInvalid(List<Mistake> mistakes) {
        super(mistakes.get(0).toString() + (mistakes.size() == 1 ? "" : ", and " + (mistakes.size() - 1) + " more"));
        this.mistakes = List.copyOf(mistakes);
    }

    public List<Mistake> mistakes() {
        return mistakes;
    }

    /** @param message for people: what is wrong, and what to do */
    public record Mistake(Place place, String message) {
        @Override
        public String toString() {
            return place + ": " + message;
        }
    }
}
