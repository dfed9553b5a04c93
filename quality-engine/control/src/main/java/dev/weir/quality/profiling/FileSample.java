package dev.weir.quality.profiling;

import dev.weir.platform.storage.LakeObject;
import dev.weir.quality.profiling.Profile.Share;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The files that are read, out of those there are.
 *
 * @param files at least one
 */
record FileSample(List<LakeObject> files, Share share) {

    FileSample {
        files = List.copyOf(files);
    }

    /**
     * All of them if they are within the bounds; else files at even distances, as the listing has them, as far as the bounds
     * allow. Empty if there are none, or if each alone has too many bytes.
     */
    static Optional<FileSample> of(List<LakeObject> listed, boolean wholeListing, int mostFiles, long mostBytes) {
        int wanted = Math.min(mostFiles, listed.size());
        List<LakeObject> chosen = new ArrayList<>();
        long bytes = 0;
        for (int i = 0; i < wanted; i++) {
            LakeObject file = listed.get((int) ((long) i * listed.size() / wanted));
            if (bytes + file.bytes() <= mostBytes) {
                chosen.add(file);
                bytes += file.bytes();
            }
        }
        if (chosen.isEmpty()) {
            listed.stream()
                    .filter(file -> file.bytes() <= mostBytes)
                    .min(Comparator.comparingLong(LakeObject::bytes))
                    .ifPresent(chosen::add);
        }
        long all = listed.stream().mapToLong(LakeObject::bytes).sum();
        long read = chosen.stream().mapToLong(LakeObject::bytes).sum();
        return chosen.isEmpty()
                ? Optional.empty()
                : Optional.of(new FileSample(chosen, new Share(chosen.size(), read, listed.size(), all, wholeListing)));
    }
}
