package dev.weir.catalog.search.lucene;

import dev.weir.catalog.search.Abbreviations;
import dev.weir.catalog.search.Token;
import dev.weir.catalog.search.Tokens;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What may be meant by a word of a question, as far as the index knows it. */
final class Meaning {

    private static final float ABBREVIATED = 0.9f;
    private static final float COMPLETED = 0.6f;
    private static final float MISSPELT = 0.5f;
    private static final int MOST_COMPLETIONS = 48;
    private static final int MOST_SPELLINGS = 12;
    private static final int SHORTEST_COMPLETED = 2;
    private static final int SHORTEST_PART = 3;

    private final Dictionary dictionary;
    private final boolean typos;
    private boolean guessed;

    /** @param typos other spellings even of words that there are */
    Meaning(Dictionary dictionary, boolean typos) {
        this.dictionary = dictionary;
        this.typos = typos;
    }

    /** Whether a word was read as another one. */
    boolean guessed() {
        return guessed;
    }

    /** For each word of {@code text}, which may be several written as one, what may be meant; empty for an unknown one. */
    List<List<Spelling>> of(String text, boolean prefix) throws IOException {
        List<Token> tokens = Tokens.of(text);
        List<List<Spelling>> meanings = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            String written = Tokens.folded(text.substring(token.start(), token.end()));
            boolean open = prefix && i == tokens.size() - 1;
            List<Spelling> meant = of(token.text(), written, open);
            List<String> parts = meant.isEmpty() ? split(written) : List.of();
            if (parts.isEmpty()) {
                meanings.add(meant);
            }
            for (String part : parts) {
                meanings.add(List.of(new Spelling(part, 1)));
            }
        }
        return meanings;
    }

    private List<Spelling> of(String word, String written, boolean open) throws IOException {
        Map<String, Float> found = new LinkedHashMap<>();
        if (dictionary.has(word)) {
            found.put(word, 1f);
        }
        String meant = Abbreviations.longFormOf(word).orElse("");
        if (!meant.isEmpty() && dictionary.has(meant)) {
            found.put(meant, ABBREVIATED);
        }
        if ((open || found.isEmpty()) && written.length() >= SHORTEST_COMPLETED) {
            for (String completion : dictionary.completions(written, MOST_COMPLETIONS)) {
                found.putIfAbsent(completion, COMPLETED * written.length() / completion.length());
            }
        }
        if (found.isEmpty() || typos) {
            for (Spelling near : dictionary.near(word, MOST_SPELLINGS)) {
                guessed |= found.putIfAbsent(near.word(), MISSPELT * near.likeness()) == null;
            }
        }
        List<Spelling> spellings = new ArrayList<>();
        found.forEach((known, likeness) -> spellings.add(new Spelling(known, likeness)));
        return spellings;
    }

    /** Two words written as one, if both are known. */
    private List<String> split(String word) throws IOException {
        List<String> best = List.of();
        int frequency = 0;
        for (int at = SHORTEST_PART; at <= word.length() - SHORTEST_PART; at++) {
            List<Token> left = Tokens.of(word.substring(0, at));
            List<Token> right = Tokens.of(word.substring(at));
            if (left.size() == 1 && right.size() == 1) {
                int rarer = Math.min(
                        dictionary.frequency(left.get(0).text()),
                        dictionary.frequency(right.get(0).text()));
                if (rarer > frequency) {
                    frequency = rarer;
                    best = List.of(left.get(0).text(), right.get(0).text());
                }
            }
        }
        return best;
    }
}
