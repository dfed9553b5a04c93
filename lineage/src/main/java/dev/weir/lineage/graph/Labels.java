package dev.weir.lineage.graph;

import com.carrotsearch.hppc.LongArrayList;
import com.carrotsearch.hppc.LongIntHashMap;
import com.carrotsearch.hppc.ObjectIntHashMap;
import java.util.ArrayList;
import java.util.List;

/** The names and the database's ids of one kind of node, numbered from 0 in the order in which they came. */
final class Labels {

    static final int NONE = -1;

    record Label(String namespace, String name) {}

    private final LongArrayList ids = new LongArrayList();
    private final List<Label> labels = new ArrayList<>();
    private final LongIntHashMap byId = new LongIntHashMap();
    private final ObjectIntHashMap<Label> byLabel = new ObjectIntHashMap<>();
    private final ObjectIntHashMap<String> namespaces = new ObjectIntHashMap<>();
    private final List<String> knownNamespaces = new ArrayList<>();

    /** @return its number; the same as before if it is there already */
    int add(long id, String namespace, String name) {
        int known = byId.getOrDefault(id, NONE);
        if (known != NONE) {
            return known;
        }
        int number = labels.size();
        Label label = new Label(once(namespace), name);
        ids.add(id);
        labels.add(label);
        byId.put(id, number);
        byLabel.put(label, number);
        return number;
    }

    // A million datasets live in few namespaces.
    private String once(String namespace) {
        int known = namespaces.getOrDefault(namespace, NONE);
        if (known != NONE) {
            return knownNamespaces.get(known);
        }
        namespaces.put(namespace, knownNamespaces.size());
        knownNamespaces.add(namespace);
        return namespace;
    }

    int ofId(long id) {
        return byId.getOrDefault(id, NONE);
    }

    int find(String namespace, String name) {
        return byLabel.getOrDefault(new Label(namespace, name), NONE);
    }

    long id(int number) {
        return ids.get(number);
    }

    Label label(int number) {
        return labels.get(number);
    }

    int size() {
        return labels.size();
    }
}
