package dev.weir.quality.rules;

import dev.weir.quality.rules.RulesInvalid.Mistake;
import dev.weir.shaded.antlr.v4.runtime.BaseErrorListener;
import dev.weir.shaded.antlr.v4.runtime.Parser;
import dev.weir.shaded.antlr.v4.runtime.RecognitionException;
import dev.weir.shaded.antlr.v4.runtime.Recognizer;
import dev.weir.shaded.antlr.v4.runtime.Token;
import dev.weir.shaded.antlr.v4.runtime.Vocabulary;
import dev.weir.shaded.antlr.v4.runtime.misc.IntervalSet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the grammar stumbled over, in words of the language instead of names of tokens. */
final class SyntaxErrors extends BaseErrorListener {
    private static final int MOST_EXPECTED = 8;

    private static final Map<String, String> WORDS = Map.of(
            "QUOTED_STRING", "a quoted text",
            "IDENTIFIER", "a name",
            "DIGIT", "a number",
            "INT", "a number",
            "DECIMAL", "a number",
            "DATE", "a quoted date",
            "TIME", "a quoted time",
            "MIL_TIME", "a quoted time",
            "<EOF>", "the end");

    private final List<Mistake> mistakes = new ArrayList<>();

    List<Mistake> mistakes() {
        return mistakes;
    }

    void add(int line, int positionInLine, String message) {
        mistakes.add(new Mistake(line, positionInLine + 1, message));
    }

    @Override
    public void syntaxError(
            Recognizer<?, ?> recognizer,
            Object symbol,
            int line,
            int positionInLine,
            String message,
            RecognitionException cause) {
        if (!(recognizer instanceof Parser parser) || !(symbol instanceof Token found)) {
            add(line, positionInLine, message);
            return;
        }
        String what = found.getType() == Token.EOF ? "the text ends" : found.getText() + " is unexpected";
        String wanted = expected(parser);
        add(line, positionInLine, what + (wanted.isEmpty() ? "" : "; expected " + wanted));
    }

    private static String expected(Parser parser) {
        Vocabulary vocabulary = parser.getVocabulary();
        IntervalSet tokens = parser.getExpectedTokens();
        Set<String> words = new LinkedHashSet<>();
        for (int token : tokens.toArray()) {
            String symbolic = vocabulary.getSymbolicName(token);
            String literal = vocabulary.getLiteralName(token);
            words.add(
                    symbolic != null && WORDS.containsKey(symbolic)
                            ? WORDS.get(symbolic)
                            : literal == null ? vocabulary.getDisplayName(token) : literal.replace("'", ""));
        }
        List<String> some = words.stream().limit(MOST_EXPECTED).toList();
        return some.isEmpty()
                ? ""
                : String.join(", ", some.subList(0, some.size() - 1))
                        + (some.size() > 1 ? " or " : "")
                        + some.get(some.size() - 1)
                        + (words.size() > MOST_EXPECTED ? ", or others" : "");
    }
}
