package dev.weir.lineage.graph;

import com.carrotsearch.hppc.IntArrayList;
import com.carrotsearch.hppc.LongIntHashMap;

/** What jobs read and write. A shape never changes, so that they stand one after the other in arrays that only grow. */
final class Shapes {

    static final int NONE = -1;

    private final LongIntHashMap byId = new LongIntHashMap();
    private final IntArrayList jobs = new IntArrayList();
    /** Of shape s from starts[2s] to starts[2s + 1] inputs, from there to starts[2s + 2] outputs. */
    private final IntArrayList starts = new IntArrayList();

    private final IntArrayList datasets = new IntArrayList();
    private final IntArrayList columnStarts = new IntArrayList();
    private final IntArrayList links = new IntArrayList();

    private static final int LINK = 4;

    Shapes() {
        starts.add(0);
        columnStarts.add(0);
    }

    int begin(long id, int job) {
        int shape = jobs.size();
        byId.put(id, shape);
        jobs.add(job);
        return shape;
    }

    void add(int dataset) {
        datasets.add(dataset);
    }

    void endInputs() {
        starts.add(datasets.size());
    }

    void endOutputs() {
        starts.add(datasets.size());
    }

    /** @return its number */
    int link(int output, int input, int kinds, int masked) {
        int link = links.size() / LINK;
        links.add(output, input);
        // Eleven bits each.
        links.add(kinds | masked << 16);
        links.add(jobs.size() - 1);
        return link;
    }

    void endColumns() {
        columnStarts.add(links.size() / LINK);
    }

    void trim() {
        jobs.trimToSize();
        starts.trimToSize();
        datasets.trimToSize();
        columnStarts.trimToSize();
        links.trimToSize();
    }

    int ofId(long id) {
        return byId.getOrDefault(id, NONE);
    }

    int size() {
        return jobs.size();
    }

    int job(int shape) {
        return jobs.get(shape);
    }

    int inputs(int shape) {
        return starts.get(2 * shape);
    }

    int outputs(int shape) {
        return starts.get(2 * shape + 1);
    }

    int end(int shape) {
        return starts.get(2 * shape + 2);
    }

    int datasetAt(int at) {
        return datasets.get(at);
    }

    int links(int shape) {
        return columnStarts.get(shape);
    }

    int endOfLinks(int shape) {
        return columnStarts.get(shape + 1);
    }

    int output(int link) {
        return links.get(LINK * link);
    }

    int input(int link) {
        return links.get(LINK * link + 1);
    }

    int kinds(int link) {
        return links.get(LINK * link + 2) & 0xffff;
    }

    int masked(int link) {
        return links.get(LINK * link + 2) >>> 16;
    }

    int shapeOf(int link) {
        return links.get(LINK * link + 3);
    }
}
