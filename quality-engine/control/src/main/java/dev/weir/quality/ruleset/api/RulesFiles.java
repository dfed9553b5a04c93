package dev.weir.quality.ruleset.api;

import dev.weir.platform.problem.Place;
import dev.weir.quality.rules.RulesFile;
import dev.weir.quality.rules.RulesInvalid;
import dev.weir.quality.ruleset.RulesFilesInvalid;
import dev.weir.quality.ruleset.RulesetApplier.FiledRuleset;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads files of rules into rulesets: the head must say what the body of {@code PUT /api/v1/rulesets/NAME} says. */
@ApplicationScoped
class RulesFiles {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private final Validator validator;

    RulesFiles(Validator validator) {
        this.validator = validator;
    }

    /** @throws RulesFilesInvalid with every place that is wrong, of all files */
    List<FiledRuleset> read(List<RulesetSourcesResource.SourceFile> files) {
        List<FiledRuleset> read = new ArrayList<>();
        List<Place> wrong = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            Reading reading = new Reading(files.get(i), "/files/" + i + "/text", wrong);
            reading.ruleset().ifPresent(read::add);
        }
        if (!wrong.isEmpty()) {
            throw new RulesFilesInvalid(wrong);
        }
        return read;
    }

    /** One file, and what is wrong with it. */
    private final class Reading {
        private final RulesetSourcesResource.SourceFile file;
        private final String pointer;
        private final List<Place> wrong;

        Reading(RulesetSourcesResource.SourceFile file, String pointer, List<Place> wrong) {
            this.file = file;
            this.pointer = pointer;
            this.wrong = wrong;
        }

        Optional<FiledRuleset> ruleset() {
            int before = wrong.size();
            RulesFile parsed;
            try {
                parsed = RulesFile.parse(file.text());
            } catch (RulesInvalid invalid) {
                invalid.mistakes().forEach(mistake -> complain(mistake.line(), mistake.column(), mistake.message()));
                return Optional.empty();
            }
            Map<String, String> head = parsed.head();
            String name = head.getOrDefault("name", stem());
            if (!NAME.matcher(name).matches()) {
                complain("name", "must be lower-case letters, digits and hyphens, at most 63, not \"" + name + "\"");
            }
            String rules = parsed.dqdl().replaceFirst("^\\n+", "");
            RulesetText text = new RulesetText(
                    head.getOrDefault("lake", ""),
                    head.getOrDefault("dataset", ""),
                    head.getOrDefault("target", ""),
                    head.get("quarantine"),
                    head.get("publishAs"),
                    head.getOrDefault("mode", ""),
                    number("maxBadShare", head.get("maxBadShare")),
                    head.get("keepOriginals"),
                    truth("requiresSecondPerson", head.get("requiresSecondPerson")),
                    head.get("owner"),
                    rules,
                    head.get("composite"),
                    parsed.references());
            validator.validate(text).stream()
                    .sorted(Comparator.comparing(
                            violation -> violation.getPropertyPath().toString()))
                    .forEach(violation -> complain(violation.getPropertyPath().toString(), violation.getMessage()));
            return wrong.size() > before
                    ? Optional.empty()
                    : Optional.of(new FiledRuleset(
                            file.path(), pointer, parsed.dqdl().length() - rules.length(), text.named(name)));
        }

        private String stem() {
            String last = file.path().substring(file.path().lastIndexOf('/') + 1);
            return last.endsWith(".dqdl") ? last.substring(0, last.length() - ".dqdl".length()) : last;
        }

        private @Nullable Double number(String field, @Nullable String word) {
            if (word == null) {
                return null;
            }
            try {
                return Double.valueOf(word);
            } catch (NumberFormatException e) {
                complain(field, "must be a number from 0 to 1, not " + word);
                return null;
            }
        }

        private @Nullable Boolean truth(String field, @Nullable String word) {
            if (word == null || word.equals("true") || word.equals("false")) {
                return word == null ? null : Boolean.valueOf(word);
            }
            complain(field, "must be true or false, not " + word);
            return null;
        }

        private void complain(String field, String what) {
            List<String> lines = file.text().lines().toList();
            int line = 0;
            while (line < lines.size() && !lines.get(line).startsWith(field + ":")) {
                line++;
            }
            complain(line < lines.size() ? line + 1 : 1, 1, field + " of the head " + what);
        }

        private void complain(int line, int column, String what) {
            wrong.add(new Place(pointer, null, line, column, null, file.path() + ": " + what));
        }
    }
}
