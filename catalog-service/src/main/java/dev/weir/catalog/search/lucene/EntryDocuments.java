package dev.weir.catalog.search.lucene;

import dev.weir.catalog.search.Abbreviations;
import dev.weir.catalog.search.Entry;
import dev.weir.catalog.search.Entry.Column;
import dev.weir.catalog.search.Facet;
import dev.weir.catalog.search.Kind;
import dev.weir.catalog.search.Token;
import dev.weir.catalog.search.Tokens;
import dev.weir.platform.page.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;

/** Makes the documents of entries, one entry after the other: for one thread. */
final class EntryDocuments {

    private static final int TITLE = 8;
    private static final int PATH = 3;
    private static final int TAG = 4;
    private static final int WORD = 4;
    private static final int OWNER = 2;
    private static final int COLUMN = 2;
    private static final int DESCRIPTION = 2;
    private static final int LONGEST_LABEL = 200;
    private static final int MOST_COLUMNS = 0xffff;

    private static final FieldType WEIGHTED = type(IndexOptions.DOCS_AND_FREQS, false);
    private static final FieldType IN_ORDER = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, true);
    private static final FieldType COLUMN_WORDS = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, false);

    private final WeightedWords text = new WeightedWords();
    private final WordsInOrder name = new WordsInOrder();
    private final WordsInOrder about = new WordsInOrder();
    private final List<WordsInOrder> columnWords = new ArrayList<>();

    private static FieldType type(IndexOptions options, boolean withoutNorms) {
        FieldType type = new FieldType();
        type.setTokenized(true);
        type.setIndexOptions(options);
        type.setOmitNorms(withoutNorms);
        type.freeze();
        return type;
    }

    static Term block(Kind kind, String id) {
        return new Term(Fields.BLOCK, kind.ordinal() + id);
    }

    /** Equal on each replica. */
    static long key(Entry entry) {
        long hash = 1_125_899_906_842_597L;
        String all = entry.kind().name() + entry.id();
        for (int i = 0; i < all.length(); i++) {
            hash = 31 * hash + all.charAt(i);
        }
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
        return (hash ^ hash >>> 33) & ~(long) MOST_COLUMNS;
    }

    List<Document> of(Entry entry) {
        String block = block(entry.kind(), entry.id()).text();
        List<Column> columns = entry.columns().size() <= MOST_COLUMNS
                ? entry.columns()
                : entry.columns().subList(0, MOST_COLUMNS);
        List<Document> documents = new ArrayList<>(columns.size() + 1);
        text.clear();
        for (int i = 0; i < columns.size(); i++) {
            if (i == columnWords.size()) {
                columnWords.add(new WordsInOrder());
            }
            documents.add(column(entry, block, columns.get(i), columnWords.get(i)));
        }
        documents.add(parent(entry, block));
        return documents;
    }

    private Document column(Entry entry, String block, Column column, WordsInOrder words) {
        words.clear();
        for (Token token : Tokens.of(column.name())) {
            inOrder(token, words, COLUMN);
        }
        Document document = new Document();
        document.add(new StringField(Fields.BLOCK, block, Field.Store.NO));
        visibility(entry, document);
        document.add(new Field(Fields.COLUMN, words, COLUMN_WORDS));
        for (String tag : column.tags()) {
            document.add(new StringField(Fields.COLUMN_TAG, Tokens.folded(tag), Field.Store.NO));
        }
        return document;
    }

    private static void visibility(Entry entry, Document document) {
        entry.lake().ifPresent(lake -> document.add(new StringField(Fields.LAKE, lake, Field.Store.NO)));
        if (!entry.visibleTo().isEmpty()) {
            document.add(new StringField(Fields.RESTRICTED, Fields.YES, Field.Store.NO));
            entry.visibleTo().forEach(label -> document.add(new StringField(Fields.VISIBLE_TO, label, Field.Store.NO)));
        }
    }

    private Document parent(Entry entry, String block) {
        Document document = new Document();
        document.add(new StringField(Fields.BLOCK, block, Field.Store.NO));
        document.add(new StringField(Fields.PARENT, Fields.YES, Field.Store.NO));
        visibility(entry, document);
        words(entry, document);
        labels(entry, document);
        document.add(new LongPoint(Fields.UPDATED, Signals.minutes(entry.updatedAt())));
        document.add(new NumericDocValuesField(Fields.SIGNALS, Signals.of(entry)));
        document.add(new NumericDocValuesField(Fields.KEY, key(entry)));
        document.add(new StoredField(Fields.STORED, StoredEntry.write(entry)));
        return document;
    }

    private void words(Entry entry, Document document) {
        name.clear();
        about.clear();
        Set<String> edges = new HashSet<>();
        List<Token> title = Tokens.of(entry.title());
        for (Token token : title) {
            inOrder(token, name, TITLE);
            String written = Tokens.folded(entry.title().substring(token.start(), token.end()));
            for (int length = 1; length <= Math.min(Fields.LONGEST_EDGE, written.length()); length++) {
                edges.add(written.substring(0, length));
            }
        }
        name.gap();
        Set<String> said = title.stream().map(Token::text).collect(Collectors.toSet());
        for (Token token : Tokens.of(entry.name())) {
            // A name mostly ends with what the title says already.
            inOrder(token, name, said.contains(token.text()) ? 0 : PATH);
        }
        entry.words().forEach(words -> about(words, WORD));
        entry.tags().forEach(tag -> about(tag, TAG));
        about(entry.description(), DESCRIPTION);
        entry.labels().owner().ifPresent(owner -> about(owner, OWNER));
        entry.labels().domain().ifPresent(domain -> about(domain, OWNER));
        document.add(new Field(Fields.NAME, name, IN_ORDER));
        if (!about.isEmpty()) {
            document.add(new Field(Fields.ABOUT, about, IN_ORDER));
        }
        document.add(new Field(Fields.TEXT, text, WEIGHTED));
        for (String edge : edges) {
            document.add(new StringField(Fields.EDGE, edge, Field.Store.NO));
        }
        String whole = joined(title);
        String last = joined(Tokens.of(lastPart(entry.title())));
        document.add(new StringField(Fields.EXACT, whole, Field.Store.NO));
        if (!last.equals(whole)) {
            document.add(new StringField(Fields.EXACT, last, Field.Store.NO));
        }
    }

    private void about(String words, int weight) {
        for (Token token : Tokens.of(words)) {
            inOrder(token, about, weight);
        }
        about.gap();
    }

    private void inOrder(Token token, WordsInOrder words, int weight) {
        words.add(token.text());
        Optional<String> meant = Abbreviations.longFormOf(token.text());
        meant.ifPresent(words::addAlso);
        if (weight > 0) {
            text.add(token.text(), weight);
            meant.ifPresent(word -> text.add(word, weight));
        }
    }

    /** In one piece, so that it may be written in whatever way. */
    static String joined(List<Token> tokens) {
        return tokens.stream()
                .map(token -> Abbreviations.longFormOf(token.text()).orElse(token.text()))
                .collect(Collectors.joining());
    }

    private static String lastPart(String title) {
        return title.substring(Math.max(title.lastIndexOf('.'), title.lastIndexOf('/')) + 1);
    }

    private static void labels(Entry entry, Document document) {
        label(document, Facet.KIND, Optional.of(Words.of(entry.kind())));
        label(document, Facet.LAKE, entry.lake());
        label(document, Facet.ZONE, entry.labels().zone());
        label(document, Facet.FORMAT, entry.labels().format());
        label(document, Facet.OWNER, entry.labels().owner());
        label(document, Facet.DOMAIN, entry.labels().domain());
        label(document, Facet.QUALITY, entry.labels().quality());
        for (String tag : entry.tags()) {
            label(document, Facet.TAG, Optional.of(tag));
        }
        // Not counted; to be filtered by.
        if (entry.usefulness().certified()) {
            document.add(new StringField(Fields.LABEL, Fields.CERTIFIED, Field.Store.NO));
        }
        if (entry.usefulness().deprecated()) {
            document.add(new StringField(Fields.LABEL, Fields.DEPRECATED, Field.Store.NO));
        }
    }

    private static void label(Document document, Facet facet, Optional<String> value) {
        value.filter(given -> !given.isEmpty()).ifPresent(given -> {
            String label =
                    FacetLabel.of(facet, given.length() <= LONGEST_LABEL ? given : given.substring(0, LONGEST_LABEL));
            document.add(new StringField(Fields.LABEL, label.toLowerCase(Locale.ROOT), Field.Store.NO));
            document.add(new SortedSetDocValuesField(Fields.LABEL, new BytesRef(label)));
        });
    }
}
