package dev.weir.quality.rules;

import dev.weir.quality.contract.CheckReport.Outcome;
import dev.weir.quality.contract.Condition;
import dev.weir.quality.contract.Condition.OperandType;
import dev.weir.quality.contract.Condition.Operator;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.contract.Rule.Decided;
import dev.weir.quality.meaning.CannotCompile;
import dev.weir.quality.meaning.ConditionText;
import dev.weir.quality.meaning.MetricCondition;
import dev.weir.quality.meaning.Operands;
import dev.weir.quality.rules.FileFacts.FileFact;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code FileFreshness}, {@code FileMatch}, {@code FileSize}, {@code FileUniqueness}: of the files of the batch, or of those
 * at the path that the rule names.
 */
final class FileRules {
    private static final int BUFFER = 1 << 16;

    private FileRules() {}

    /** @throws CannotCompile if nobody could evaluate it */
    static void check(Rule rule) {
        algorithm(rule);
        @Nullable Condition condition = rule.condition();
        switch (rule.kind()) {
            case FILE_FRESHNESS -> moments(rule, Instant.EPOCH);
            case FILE_SIZE -> MetricCondition.of(condition);
            case FILE_UNIQUENESS -> MetricCondition.of(condition);
            case FILE_MATCH -> {
                if (rule.arguments().size() < 2 && (condition == null || condition.type() != OperandType.STRING)) {
                    throw new CannotCompile("FileMatch needs another path, or checksums: in [\"3ee0d8617ac0...\"]");
                }
            }
            default -> throw new IllegalArgumentException(rule.kind() + " is not about files");
        }
        if (rule.threshold() != null) {
            MetricCondition.of(rule.threshold());
        }
    }

    /** @param files what is known of files; its errors leave the rule undecided */
    static Decided decide(Rule rule, FileFacts files, Instant now) {
        try {
            check(rule);
            List<FileFact> looked = rule.arguments().isEmpty()
                    ? files.batch()
                    : files.below(rule.arguments().get(0));
            return switch (rule.kind()) {
                case FILE_FRESHNESS -> fresh(rule, looked, now);
                case FILE_SIZE -> sized(rule, looked);
                case FILE_UNIQUENESS -> unique(rule, looked);
                case FILE_MATCH -> matching(rule, looked, files);
                default -> throw new IllegalArgumentException(rule.kind() + " is not about files");
            };
        } catch (CannotCompile | IOException e) {
            return new Decided(Outcome.UNDECIDED, null, String.valueOf(e.getMessage()));
        }
    }

    private static Decided fresh(Rule rule, List<FileFact> files, Instant now) {
        List<Instant> bounds = moments(rule, now);
        Operator operator = operator(rule);
        return share(
                rule,
                files,
                file -> holds(operator, file.modified(), bounds),
                file -> file.location() + " is of " + file.modified());
    }

    private static boolean holds(Operator operator, Instant at, List<Instant> bounds) {
        Instant first = bounds.get(0);
        Instant last = bounds.get(bounds.size() - 1);
        return switch (operator) {
            case GREATER_THAN -> at.isAfter(first);
            case GREATER_THAN_OR_EQUAL -> !at.isBefore(first);
            case LESS_THAN -> at.isBefore(first);
            case LESS_THAN_OR_EQUAL -> !at.isAfter(first);
            case BETWEEN -> at.isAfter(first) && at.isBefore(last);
            case NOT_BETWEEN -> !at.isAfter(first) || !at.isBefore(last);
            case EQUALS -> at.equals(first);
            case NOT_EQUALS -> !at.equals(first);
            case IN -> bounds.contains(at);
            case NOT_IN -> !bounds.contains(at);
            case MATCHES, NOT_MATCHES -> throw new CannotCompile("a time cannot match a pattern");
        };
    }

    /** In order: {@code between now() and (now() - 45 minutes)} means the same the other way round. */
    private static List<Instant> moments(Rule rule, Instant now) {
        @Nullable Condition condition = rule.condition();
        if (condition == null
                || (condition.type() != OperandType.DATE && condition.type() != OperandType.COMPUTED_DATE)) {
            throw new CannotCompile("FileFreshness needs a time, such as > (now() - 24 hours)");
        }
        List<Instant> moments =
                condition.operands().stream().map(text -> Moment.of(text, now)).toList();
        boolean range = condition.operator() == Operator.BETWEEN || condition.operator() == Operator.NOT_BETWEEN;
        return range ? moments.stream().sorted().toList() : moments;
    }

    private static Decided sized(Rule rule, List<FileFact> files) {
        MetricCondition condition = MetricCondition.of(rule.condition());
        return share(
                rule,
                files,
                file -> condition.holds(file.bytes()),
                file -> file.location() + " has " + file.bytes() + " bytes");
    }

    private static Decided unique(Rule rule, List<FileFact> files) throws IOException {
        MetricCondition condition = MetricCondition.of(rule.condition());
        Set<String> different = checksums(rule, files);
        double share = files.isEmpty() ? 1 : (double) different.size() / files.size();
        return decided(
                condition.holds(share),
                share,
                different.size() + " of " + files.size() + " files differ from each other",
                condition.toString());
    }

    private static Decided matching(Rule rule, List<FileFact> files, FileFacts all) throws IOException {
        Set<String> wanted = new HashSet<>();
        String what;
        if (rule.arguments().size() > 1) {
            wanted.addAll(checksums(rule, all.below(rule.arguments().get(1))));
            what = "a file of the same content in " + rule.arguments().get(1);
        } else {
            Operands.texts(condition(rule)).forEach(text -> wanted.add(text.toLowerCase(Locale.ROOT)));
            what = "a checksum " + ConditionText.of(condition(rule));
        }
        boolean inverse = rule.condition() != null
                && (rule.condition().operator() == Operator.NOT_IN
                        || rule.condition().operator() == Operator.NOT_EQUALS);
        Optional<FileFact> other = Optional.empty();
        for (FileFact file : files) {
            if (wanted.contains(checksum(rule, file)) == inverse) {
                other = Optional.of(file);
                break;
            }
        }
        return decided(
                other.isEmpty(),
                null,
                other.map(file -> file.location() + " does not have it")
                        .orElse("all " + files.size() + " files have it"),
                what);
    }

    private interface Test {
        boolean holds(FileFact file);
    }

    private interface Said {
        String of(FileFact file);
    }

    private static Decided share(Rule rule, List<FileFact> files, Test test, Said said) {
        MetricCondition threshold =
                rule.threshold() == null ? MetricCondition.all() : MetricCondition.of(rule.threshold());
        List<FileFact> breaking =
                files.stream().filter(file -> !test.holds(file)).toList();
        if (files.isEmpty()) {
            return new Decided(Outcome.FAILED, 0.0, "there are no files");
        }
        double share = (double) (files.size() - breaking.size()) / files.size();
        return decided(
                threshold.holds(share),
                share,
                breaking.isEmpty()
                        ? "all " + files.size() + " files satisfy it"
                        : breaking.size() + " of " + files.size() + " files do not satisfy it: "
                                + said.of(breaking.get(0)),
                ConditionText.of(condition(rule)) + (rule.threshold() == null ? "" : " for a share " + threshold));
    }

    private static Decided decided(boolean holds, @Nullable Double metric, String found, String expected) {
        return new Decided(
                holds ? Outcome.PASSED : Outcome.FAILED, metric, holds ? found : found + ", expected " + expected);
    }

    private static Condition condition(Rule rule) {
        if (rule.condition() == null) {
            throw new CannotCompile("a condition is missing");
        }
        return rule.condition();
    }

    private static Operator operator(Rule rule) {
        return condition(rule).operator();
    }

    private static Set<String> checksums(Rule rule, List<FileFact> files) throws IOException {
        Set<String> checksums = new HashSet<>();
        for (FileFact file : files) {
            checksums.add(checksum(rule, file));
        }
        return checksums;
    }

    private static String checksum(Rule rule, FileFact file) throws IOException {
        MessageDigest digest = algorithm(rule);
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = file.content().open()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest algorithm(Rule rule) {
        String name = rule.options().getOrDefault("hashAlgorithm", "MD5");
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException none) {
            throw new CannotCompile("with hashAlgorithm = \"" + name + "\": must be \"MD5\", \"SHA-1\" or \"SHA-256\"");
        }
    }
}
