package dev.weir.quality.rules;

import java.util.List;

/** The text is not a ruleset, or has a rule that nobody can evaluate. */
public class RulesInvalid extends RuntimeException {

    private final transient List<Mistake> mistakes;

    /** @param mistakes at least one, in the order of the text */
    public RulesInvalid(List<Mistake> mistakes) {
        super(mistakes.get(0).toString() + (mistakes.size() == 1 ? "" : ", and " + (mistakes.size() - 1) + " more"));
        this.mistakes = List.copyOf(mistakes);
    }

    public List<Mistake> mistakes() {
        return mistakes;
    }

    /**
     * @param line from 1
     * @param column from 1
     * @param message for people: what is wrong, and what was expected
     */
    public record Mistake(int line, int column, String message) {
        @Override
        public String toString() {
            return "line " + line + ", column " + column + ": " + message;
        }
    }
}
