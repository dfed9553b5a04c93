package dev.weir.catalog.crawl;

import dev.weir.catalog.crawl.FileGroup.GroupedFile;

/**
 * Chooses the files of a group that are read.
 *
 * @param from the number of files from which on a partitioned group is sampled
 * @param perPartition how many files of a partition are read then: its first ones, since the listing's order is the same
 *     each time
 */
record Sampling(int from, int perPartition) {

    static final Sampling ALL = new Sampling(Integer.MAX_VALUE, 1);

    /** Asked in the order of the group's files. */
    interface Choice {
        boolean reads(GroupedFile file);
    }

    Choice of(FileGroup group) {
        if (group.files().size() < from || !group.files().anyWithValues()) {
            return file -> true;
        }
        return new Choice() {
            private String folder = "";
            private int taken;

            @Override
            public boolean reads(GroupedFile file) {
                if (file.partition().values().isEmpty()) {
                    return true;
                }
                String next = file.partitionFolder(group.root());
                if (!next.equals(folder)) {
                    folder = next;
                    taken = 0;
                }
                return taken++ < perPartition;
            }
        };
    }
}
