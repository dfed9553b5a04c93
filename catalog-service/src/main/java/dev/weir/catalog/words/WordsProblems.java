package dev.weir.catalog.words;

import dev.weir.platform.problem.Place;
import dev.weir.platform.problem.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** What stops a writer of words. */
public final class WordsProblems {

    private WordsProblems() {}

    /** It cannot be the key of anything. */
    public static final class KeyInvalid extends Problem {
        public KeyInvalid(String key) {
            super(
                    WordProblem.WORD_KEY_INVALID,
                    key + ": " + WordProblem.WORD_KEY_INVALID.meaning().remedy());
        }
    }

    /** {@code If-Match} was sent, and is no revision. */
    public static final class ConditionUnreadable extends Problem {
        public ConditionUnreadable(String header) {
            super(
                    WordProblem.WORD_CONDITION_UNREADABLE,
                    "If-Match: " + header + ". "
                            + WordProblem.WORD_CONDITION_UNREADABLE.meaning().remedy());
        }
    }

    /** There is none, or none any more. */
    static final class NotFound extends Problem {
        NotFound(WordKey key) {
            super(WordProblem.WORD_NOT_FOUND, "There is no " + key.kind().wireName() + " " + key.key() + ".");
        }

        NotFound(WordKey key, int revision) {
            super(WordProblem.WORD_NOT_FOUND, key + " has no revision " + revision + ".");
        }
    }

    /** It contradicts itself or what else is there. */
    static final class Invalid extends Problem {
        Invalid(WordKey key, List<Mistake> mistakes) {
            super(
                    WordProblem.WORD_INVALID,
                    key + ": "
                            + mistakes.stream()
                                    .map(mistake -> mistake.pointer() + " " + mistake.message())
                                    .collect(Collectors.joining("; ")),
                    mistakes.stream()
                            .map(mistake -> Place.pointer(mistake.pointer(), mistake.message()))
                            .toList());
        }
    }

    /** Its writer read an earlier revision. */
    static final class ChangedSince extends Problem {
        ChangedSince(WordKey key, int expected, int found) {
            super(
                    WordProblem.WORD_CHANGED_SINCE,
                    key + " is at revision " + found + ", not " + expected + ". "
                            + WordProblem.WORD_CHANGED_SINCE.meaning().remedy());
        }
    }

    /** Its writer did not know that it is there. */
    static final class ConditionMissing extends Problem {
        ConditionMissing(WordKey key, int found) {
            super(
                    WordProblem.WORD_CONDITION_MISSING,
                    key + " is there, at revision " + found + ". "
                            + WordProblem.WORD_CONDITION_MISSING.meaning().remedy());
        }
    }

    /** Deleting it would leave words without meaning. */
    static final class InUse extends Problem {
        InUse(WordKey key, List<Use> uses) {
            super(
                    WordProblem.WORD_IN_USE,
                    key + " is spoken of by other entries"
                            + (uses.isEmpty() ? "." : ", such as " + uses.get(0).from() + ".") + " "
                            + WordProblem.WORD_IN_USE.meaning().remedy(),
                    uses.stream()
                            .map(use -> Place.key(use.from().toString(), use.relation()))
                            .toList());
        }
    }
}
