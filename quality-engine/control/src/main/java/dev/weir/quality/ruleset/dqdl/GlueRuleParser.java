package dev.weir.quality.ruleset.dqdl;

import dev.weir.platform.problem.Place;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.ruleset.RuleParser;
import dev.weir.quality.ruleset.RulesetInvalid;
import dev.weir.shaded.antlr.v4.runtime.BaseErrorListener;
import dev.weir.shaded.antlr.v4.runtime.CharStreams;
import dev.weir.shaded.antlr.v4.runtime.CommonTokenStream;
import dev.weir.shaded.antlr.v4.runtime.ParserRuleContext;
import dev.weir.shaded.antlr.v4.runtime.RecognitionException;
import dev.weir.shaded.antlr.v4.runtime.Recognizer;
import dev.weir.shaded.antlr.v4.runtime.misc.Interval;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import software.amazon.glue.dqdl.DataQualityDefinitionLanguageLexer;
import software.amazon.glue.dqdl.DataQualityDefinitionLanguageParser;
import software.amazon.glue.dqdl.DataQualityDefinitionLanguageParser.DocumentContext;
import software.amazon.glue.dqdl.DataQualityDefinitionLanguageParser.RulesContext;
import software.amazon.glue.dqdl.DataQualityDefinitionLanguageParser.TopLevelRuleContext;
import software.amazon.glue.dqdl.exception.InvalidDataQualityRulesetException;
import software.amazon.glue.dqdl.model.DQRule;
import software.amazon.glue.dqdl.parser.DQDLParser;

/**
 * Reads a whole ruleset for its syntax, then hands the library one rule at a time: its own errors name no place, and so
 * they get the place of the rule.
 *
 * @see <a href="https://docs.aws.amazon.com/glue/latest/dg/dqdl.html">DQDL reference</a>
 */
@ApplicationScoped
class GlueRuleParser implements RuleParser {

    @Override
    public List<Rule> parse(String dqdl) {
        // The grammar's comments must end with a line break, and it knows \n alone as white space.
        String text = dqdl.replace("\r\n", " \n").replace('\r', '\n') + "\n";
        SyntaxErrors errors = new SyntaxErrors();
        DocumentContext document = document(text, errors);
        if (!errors.places.isEmpty()) {
            throw new RulesetInvalid(errors.places);
        }
        List<Place> wrong = new ArrayList<>();
        if (document.rulesOrAnalyzers().analyzers() != null) {
            wrong.add(place(document.rulesOrAnalyzers().analyzers(), "Analyzers are not evaluated; write rules only"));
        }
        List<Rule> rules = new ArrayList<>();
        for (TopLevelRuleContext rule : rules(document)) {
            String id = "r" + (rules.size() + wrong.size() + 1);
            try {
                rules.add(RuleReader.read(id, textOf(rule), rule.getStart().getLine(), parsed(document, rule)));
            } catch (RuleReader.NotEvaluated not) {
                wrong.add(place(rule, not.getMessage()));
            } catch (InvalidDataQualityRulesetException invalid) {
                wrong.add(place(rule, explained(invalid)));
            }
        }
        if (rules.isEmpty() && wrong.isEmpty()) {
            wrong.add(Place.text(1, 1, "a ruleset needs at least one rule: Rules = [ IsComplete \"id\" ]"));
        }
        if (!wrong.isEmpty()) {
            throw new RulesetInvalid(wrong);
        }
        return rules;
    }

    private static DocumentContext document(String text, SyntaxErrors errors) {
        var lexer = new DataQualityDefinitionLanguageLexer(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        lexer.addErrorListener(errors);
        var parser = new DataQualityDefinitionLanguageParser(new CommonTokenStream(lexer));
        parser.removeErrorListeners();
        parser.addErrorListener(errors);
        DocumentContext document = parser.document();
        // The grammar does not ask for the end of the text: what follows the last bracket would be lost silently.
        var next = parser.getCurrentToken();
        if (errors.places.isEmpty() && next.getType() != dev.weir.shaded.antlr.v4.runtime.Token.EOF) {
            errors.places.add(Place.text(
                    next.getLine(), next.getCharPositionInLine() + 1, "nothing is expected after the closing bracket"));
        }
        return document;
    }

    private static List<TopLevelRuleContext> rules(DocumentContext document) {
        RulesContext rules = document.rulesOrAnalyzers().rules();
        return rules == null || rules.dqRules() == null
                ? List.of()
                : rules.dqRules().topLevelRule();
    }

    private static DQRule parsed(DocumentContext document, TopLevelRuleContext rule)
            throws InvalidDataQualityRulesetException {
        String variables = document.variableDeclarations() == null ? "" : textOf(document.variableDeclarations());
        return new DQDLParser()
                .parse(variables + "\nRules = [ " + textOf(rule) + "\n]")
                .getRules()
                .get(0);
    }

    // The library says that the type "is not valid" also where only its columns or its condition are wrong.
    private static String explained(InvalidDataQualityRulesetException invalid) {
        String said = String.valueOf(invalid.getMessage()).replace("Parsing Error: ", "");
        return RuleReader.isEvaluated(said)
                ? said + ": its columns or its condition are not as this rule type takes them"
                : said;
    }

    private static String textOf(ParserRuleContext context) {
        int start = context.getStart().getStartIndex();
        int stop = context.getStop() == null ? -1 : context.getStop().getStopIndex();
        return stop < start ? "" : context.getStart().getInputStream().getText(Interval.of(start, stop));
    }

    private static Place place(ParserRuleContext context, @org.jspecify.annotations.Nullable String detail) {
        return Place.text(
                context.getStart().getLine(), context.getStart().getCharPositionInLine() + 1, String.valueOf(detail));
    }

    private static final class SyntaxErrors extends BaseErrorListener {

        private final List<Place> places = new ArrayList<>();

        @Override
        public void syntaxError(
                Recognizer<?, ?> recognizer,
                Object symbol,
                int line,
                int positionInLine,
                String message,
                RecognitionException cause) {
            places.add(Place.text(line, positionInLine + 1, message));
        }
    }
}
