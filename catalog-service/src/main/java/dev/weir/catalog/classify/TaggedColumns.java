package dev.weir.catalog.classify;

import dev.weir.catalog.classify.TagProposal.State;
import dev.weir.catalog.classify.TagProposals.TagState;
import dev.weir.format.ColumnType.Plain;
import dev.weir.platform.dataset.DatasetName;
import dev.weir.quality.batch.SensitiveColumns;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A column is sensitive if it has a tag, or if one is proposed for it and nobody has rejected it. What a classification has
 * not seen yet is proposed here, by names and values: better a value too many hidden than one too few.
 */
@ApplicationScoped
class TaggedColumns implements SensitiveColumns {

    private final TagProposals proposals;
    private final Clock clock;

    TaggedColumns(TagProposals proposals, Clock clock) {
        this.proposals = proposals;
        this.clock = clock;
    }

    @Override
    public Set<String> among(DatasetName dataset, Map<String, List<String>> columns) {
        List<TagState> known = proposals.ofDataset(dataset);
        Set<String> rejected = known.stream()
                .filter(tag -> tag.state() == State.REJECTED)
                .map(tag -> key(tag.column(), tag.tag()))
                .collect(Collectors.toSet());
        Set<String> sensitive = new HashSet<>();
        known.stream().filter(tag -> tag.state() != State.REJECTED).forEach(tag -> columns.keySet().stream()
                .filter(column -> holds(column, tag.column()))
                .forEach(sensitive::add));
        List<ColumnSample> samples = columns.entrySet().stream()
                .map(column -> new ColumnSample(column.getKey(), Plain.UNKNOWN, column.getValue()))
                .toList();
        new Classifier(LocalDate.now(clock))
                .classify(samples).stream()
                        .filter(proposal -> !rejected.contains(key(proposal.column(), proposal.tag())))
                        .forEach(proposal -> sensitive.add(proposal.column()));
        return sensitive;
    }

    /** Also of a column inside of it: {@code customer} holds {@code customer.email}. */
    private static boolean holds(String column, String path) {
        String outer = column.toLowerCase(Locale.ROOT);
        String inner = path.toLowerCase(Locale.ROOT);
        return inner.equals(outer) || inner.startsWith(outer + ".");
    }

    private static String key(String column, Tag tag) {
        return column.toLowerCase(Locale.ROOT) + " " + tag.wireName();
    }
}
