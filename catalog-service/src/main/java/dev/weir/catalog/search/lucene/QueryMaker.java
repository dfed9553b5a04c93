package dev.weir.catalog.search.lucene;

import dev.weir.catalog.search.Clause;
import dev.weir.catalog.search.Clause.Field;
import dev.weir.catalog.search.Clause.Has;
import dev.weir.catalog.search.Clause.Not;
import dev.weir.catalog.search.Clause.Phrase;
import dev.weir.catalog.search.Clause.Updated;
import dev.weir.catalog.search.Clause.Word;
import dev.weir.catalog.search.Facet;
import dev.weir.catalog.search.Search;
import dev.weir.catalog.search.Token;
import dev.weir.catalog.search.Tokens;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.join.BitSetProducer;
import org.apache.lucene.search.join.ScoreMode;
import org.apache.lucene.search.join.ToChildBlockJoinQuery;
import org.apache.lucene.search.join.ToParentBlockJoinQuery;
import org.apache.lucene.util.BytesRef;

/** Makes Lucene's query of a question: for parents, or for columns. */
final class QueryMaker {

    private static final float EXACT = 6;
    private static final float IN_NAME = 3;
    private static final float BESIDE = 0.4f;
    private static final float EDGE = 0.4f;
    private static final Query PARENTS = new TermQuery(new Term(Fields.PARENT, Fields.YES));

    private final BitSetProducer parents;
    private final Dictionary dictionary;
    private final Meaning meaning;
    private final boolean someWords;
    private final Instant now;
    private final Set<String> words = new HashSet<>();

    /** @param someWords all words but one are enough */
    QueryMaker(BitSetProducer parents, Dictionary dictionary, boolean typos, boolean someWords, Instant now) {
        this.parents = parents;
        this.dictionary = dictionary;
        this.meaning = new Meaning(dictionary, typos);
        this.someWords = someWords;
        this.now = now;
    }

    Asked parents(Search search) throws IOException {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        List<Query> texts = new ArrayList<>();
        StringBuilder whole = new StringBuilder();
        for (Clause clause : search.clauses()) {
            if (clause instanceof Word word) {
                for (List<Spelling> meant : meaning.of(word.text(), word.prefix())) {
                    texts.add(word(meant, Fields.TEXT, word));
                }
                whole.append(EntryDocuments.joined(Tokens.of(word.text())));
            } else if (clause instanceof Phrase phrase) {
                texts.add(phrase(phrase.text()));
            } else {
                filter(query, clause, false);
            }
        }
        texts(query, texts);
        if (whole.length() > 0) {
            query.add(
                    new BoostQuery(
                            new ConstantScoreQuery(new TermQuery(new Term(Fields.EXACT, whole.toString()))), EXACT),
                    Occur.SHOULD);
        }
        if (texts.isEmpty()) {
            query.add(new ConstantScoreQuery(PARENTS), Occur.MUST);
        } else {
            query.add(PARENTS, Occur.FILTER);
        }
        visible(query, search.labels());
        return new Asked(query.build(), Set.copyOf(words), meaning.guessed());
    }

    /** Each word stands in the column's name or in that of its dataset, one at least in the column's. */
    Asked columns(Search search) throws IOException {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        BooleanQuery.Builder own = new BooleanQuery.Builder();
        List<Query> texts = new ArrayList<>();
        for (Clause clause : search.clauses()) {
            if (clause instanceof Word word) {
                for (List<Spelling> meant : meaning.of(word.text(), word.prefix())) {
                    Query here = word(meant, Fields.COLUMN, word);
                    own.add(here, Occur.SHOULD);
                    texts.add(here);
                    if (meant.isEmpty()) {
                        continue;
                    }
                    texts.set(
                            texts.size() - 1,
                            new DisjunctionMaxQuery(
                                    List.of(
                                            here,
                                            new BoostQuery(
                                                    new ConstantScoreQuery(
                                                            new ToChildBlockJoinQuery(inName(meant), parents)),
                                                    BESIDE)),
                                    0));
                }
            } else if (clause instanceof Phrase phrase) {
                Query here = inOrder(Fields.COLUMN, Tokens.of(phrase.text()));
                own.add(here, Occur.SHOULD);
                texts.add(here);
                mark(phrase.text());
            } else {
                filter(query, clause, true);
            }
        }
        texts(query, texts);
        if (texts.isEmpty()) {
            query.add(new MatchAllDocsQuery(), Occur.MUST);
        } else if (texts.size() > 1) {
            query.add(own.build(), Occur.FILTER);
        }
        query.add(PARENTS, Occur.MUST_NOT);
        visible(query, search.labels());
        return new Asked(query.build(), Set.copyOf(words), meaning.guessed());
    }

    /** Those whose titles have words that begin so. */
    Asked beginnings(Search search) throws IOException {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        StringBuilder whole = new StringBuilder();
        boolean any = false;
        for (Clause clause : search.clauses()) {
            if (clause instanceof Word word) {
                whole.append(EntryDocuments.joined(Tokens.of(word.text())));
                List<Token> tokens = Tokens.of(word.text());
                for (Token token : tokens) {
                    String written = Tokens.folded(word.text().substring(token.start(), token.end()));
                    query.add(beginning(token.text(), written), Occur.MUST);
                    words.add(written);
                    any = true;
                }
            } else if (!(clause instanceof Phrase)) {
                filter(query, clause, false);
            }
        }
        if (whole.length() > 0) {
            query.add(
                    new BoostQuery(
                            new ConstantScoreQuery(new TermQuery(new Term(Fields.EXACT, whole.toString()))), EXACT),
                    Occur.SHOULD);
        }
        query.add(PARENTS, any ? Occur.FILTER : Occur.MUST);
        visible(query, search.labels());
        return new Asked(query.build(), Set.copyOf(words), false);
    }

    private Query beginning(String word, String written) throws IOException {
        List<Query> ways = new ArrayList<>();
        ways.add(new BoostQuery(new ConstantScoreQuery(new TermQuery(new Term(Fields.NAME, word))), 2));
        if (written.length() <= Fields.LONGEST_EDGE) {
            ways.add(new ConstantScoreQuery(new TermQuery(new Term(Fields.EDGE, written))));
        } else {
            Set<BytesRef> completions = new HashSet<>();
            for (String completion : dictionary.completions(written, 100)) {
                completions.add(new BytesRef(completion));
            }
            if (completions.isEmpty() && !dictionary.has(word)) {
                dictionary.near(word, 5).forEach(near -> completions.add(new BytesRef(near.word())));
            }
            ways.add(new ConstantScoreQuery(new TermInSetQuery(Fields.NAME, completions)));
        }
        return new DisjunctionMaxQuery(ways, 0);
    }

    private void texts(BooleanQuery.Builder query, List<Query> texts) {
        if (someWords && texts.size() > 1) {
            BooleanQuery.Builder some = new BooleanQuery.Builder();
            texts.forEach(text -> some.add(text, Occur.SHOULD));
            some.setMinimumNumberShouldMatch(texts.size() - 1);
            query.add(some.build(), Occur.MUST);
        } else {
            texts.forEach(text -> query.add(text, Occur.MUST));
        }
    }

    private Query word(List<Spelling> meant, String field, Word word) {
        List<Query> ways = new ArrayList<>();
        for (Spelling spelling : meant) {
            words.add(spelling.word());
            Query term = new TermQuery(new Term(field, spelling.word()));
            ways.add(spelling.likeness() == 1 ? term : new BoostQuery(term, spelling.likeness()));
        }
        String written = Tokens.folded(word.text());
        if (word.prefix() && field.equals(Fields.TEXT) && written.length() <= Fields.LONGEST_EDGE) {
            ways.add(new BoostQuery(new ConstantScoreQuery(new TermQuery(new Term(Fields.EDGE, written))), EDGE));
        }
        return switch (ways.size()) {
            case 0 -> new MatchNoDocsQuery("no such word");
            case 1 -> ways.get(0);
            default -> new DisjunctionMaxQuery(ways, 0);
        };
    }

    private static Query inName(List<Spelling> meant) {
        Set<BytesRef> terms =
                meant.stream().map(spelling -> new BytesRef(spelling.word())).collect(Collectors.toSet());
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        query.add(new TermInSetQuery(Fields.NAME, terms), Occur.FILTER);
        query.add(PARENTS, Occur.FILTER);
        return query.build();
    }

    private void mark(String text) {
        Tokens.of(text).forEach(token -> words.add(token.text()));
    }

    private Query phrase(String text) {
        mark(text);
        List<Token> tokens = Tokens.of(text);
        return new DisjunctionMaxQuery(
                List.of(
                        new BoostQuery(inOrder(Fields.NAME, tokens), IN_NAME),
                        inOrder(Fields.ABOUT, tokens),
                        new ToParentBlockJoinQuery(inOrder(Fields.COLUMN, tokens), parents, ScoreMode.Max)),
                0);
    }

    private static Query inOrder(String field, List<Token> tokens) {
        if (tokens.isEmpty()) {
            return new MatchNoDocsQuery("no word");
        }
        if (tokens.size() == 1) {
            return new TermQuery(new Term(field, tokens.get(0).text()));
        }
        PhraseQuery.Builder phrase = new PhraseQuery.Builder();
        tokens.forEach(token -> phrase.add(new Term(field, token.text())));
        return phrase.build();
    }

    private void filter(BooleanQuery.Builder query, Clause clause, boolean columns) throws IOException {
        if (clause instanceof Not not) {
            query.add(filter(not.clause(), columns), Occur.MUST_NOT);
        } else {
            query.add(filter(clause, columns), Occur.FILTER);
        }
    }

    private Query filter(Clause clause, boolean columns) throws IOException {
        if (clause instanceof Word word) {
            return has(columns ? Fields.COLUMN : Fields.TEXT, word.text(), word.prefix());
        }
        if (clause instanceof Phrase phrase) {
            return columns ? inOrder(Fields.COLUMN, Tokens.of(phrase.text())) : phrase(phrase.text());
        }
        if (clause instanceof Updated updated) {
            return ofParent(updated(updated), columns);
        }
        if (clause instanceof Has has) {
            return has(has, columns);
        }
        throw new IllegalArgumentException("not to be filtered by: " + clause);
    }

    private Query has(Has has, boolean columns) throws IOException {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (String value : has.values()) {
            any.add(has(has.field(), value, columns), Occur.SHOULD);
        }
        return any.build();
    }

    private Query has(Field field, String value, boolean columns) throws IOException {
        return switch (field) {
            case COLUMN -> {
                mark(value);
                Query named = has(Fields.COLUMN, value, false);
                yield columns ? named : new ToParentBlockJoinQuery(named, parents, ScoreMode.None);
            }
            case NAME -> {
                mark(value);
                yield ofParent(has(Fields.NAME, value, false), columns);
            }
            case TAG ->
                columns ? new TermQuery(new Term(Fields.COLUMN_TAG, Tokens.folded(value))) : label(Facet.TAG, value);
            case IS ->
                ofParent(
                        new TermQuery(new Term(
                                Fields.LABEL, value.equals("certified") ? Fields.CERTIFIED : Fields.DEPRECATED)),
                        columns);
            case TYPE -> ofParent(label(Facet.KIND, value), columns);
            case LAKE -> ofParent(label(Facet.LAKE, value), columns);
            case ZONE -> ofParent(label(Facet.ZONE, value), columns);
            case FORMAT -> ofParent(label(Facet.FORMAT, value), columns);
            case OWNER -> ofParent(label(Facet.OWNER, value), columns);
            case DOMAIN -> ofParent(label(Facet.DOMAIN, value), columns);
            case QUALITY -> ofParent(label(Facet.QUALITY, value), columns);
        };
    }

    /** All words of {@code text} in the field; the last may go on if it ends with a star. */
    private Query has(String field, String text, boolean prefix) throws IOException {
        boolean open = prefix || text.endsWith("*");
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (List<Spelling> meant : new Meaning(dictionary, false).of(text, open)) {
            Set<BytesRef> terms = meant.stream()
                    .map(spelling -> new BytesRef(spelling.word()))
                    .collect(Collectors.toSet());
            all.add(new TermInSetQuery(field, terms), Occur.FILTER);
        }
        return all.build();
    }

    private static Query label(Facet facet, String value) {
        return new TermQuery(new Term(Fields.LABEL, FacetLabel.of(facet, value.toLowerCase(Locale.ROOT))));
    }

    private Query updated(Updated updated) {
        long from = updated.within().map(age -> Signals.minutes(now.minus(age))).orElse(1L);
        long to = updated.before().map(age -> Signals.minutes(now.minus(age))).orElse(Long.MAX_VALUE);
        return LongPoint.newRangeQuery(Fields.UPDATED, from, to);
    }

    private Query ofParent(Query query, boolean columns) {
        return columns ? new ToChildBlockJoinQuery(query, parents) : query;
    }

    /** Costs as much as there is that is restricted: mostly little. */
    private static void visible(BooleanQuery.Builder query, Set<String> labels) {
        BooleanQuery.Builder hidden = new BooleanQuery.Builder();
        hidden.add(new TermQuery(new Term(Fields.RESTRICTED, Fields.YES)), Occur.FILTER);
        labels.forEach(label -> hidden.add(new TermQuery(new Term(Fields.VISIBLE_TO, label)), Occur.MUST_NOT));
        query.add(hidden.build(), Occur.MUST_NOT);
    }
}
