package dev.weir.lineage.graph;

import com.carrotsearch.hppc.IntArrayList;
import com.carrotsearch.hppc.LongIntHashMap;
import com.carrotsearch.hppc.ObjectIntHashMap;
import java.util.ArrayList;
import java.util.List;

/** The columns that column lineage speaks of. Their names repeat over and over: each is kept once. */
final class Columns {

    static final int NONE = -1;
    /** The dataset as a whole. */
    static final String WHOLE = "";

    private final LongIntHashMap byId = new LongIntHashMap();
    private final IntArrayList datasets = new IntArrayList();
    private final IntArrayList nameOf = new IntArrayList();
    private final LongIntHashMap byName = new LongIntHashMap();
    private final ObjectIntHashMap<String> knownNames = new ObjectIntHashMap<>();
    private final List<String> names = new ArrayList<>();
    private final Adjacency ofDataset = new Adjacency();

    Columns() {
        knownNames.put(WHOLE, 0);
        names.add(WHOLE);
    }

    int add(long id, int dataset, String name) {
        int known = byId.getOrDefault(id, NONE);
        if (known != NONE) {
            return known;
        }
        int number = datasets.size();
        int named = knownNames.getOrDefault(name, NONE);
        if (named == NONE) {
            named = names.size();
            names.add(name);
            knownNames.put(name, named);
        }
        byId.put(id, number);
        datasets.add(dataset);
        nameOf.add(named);
        byName.put(key(dataset, named), number);
        ofDataset.add(dataset, number);
        return number;
    }

    void layOut() {
        ofDataset.layOut();
        datasets.trimToSize();
        nameOf.trimToSize();
    }

    int ofId(long id) {
        return byId.getOrDefault(id, NONE);
    }

    int size() {
        return datasets.size();
    }

    int dataset(int column) {
        return datasets.get(column);
    }

    /** The number of its name; 0 for {@link #WHOLE}. */
    int name(int column) {
        return nameOf.get(column);
    }

    String text(int name) {
        return names.get(name);
    }

    int nameOf(String text) {
        return knownNames.getOrDefault(text, NONE);
    }

    int find(int dataset, int name) {
        return byName.getOrDefault(key(dataset, name), NONE);
    }

    Adjacency ofDataset() {
        return ofDataset;
    }

    /** A column by its dataset and name, as one number. */
    static long key(int dataset, int name) {
        return (long) dataset << 32 | name;
    }

    static int datasetOf(long key) {
        return (int) (key >>> 32);
    }

    static int nameOf(long key) {
        return (int) key;
    }
}
