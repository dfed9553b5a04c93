package dev.weir.quality.rules;

import dev.weir.quality.contract.Rule;
import dev.weir.quality.contract.RuleKind;
import dev.weir.quality.rules.RulesInvalid.Mistake;
import dev.weir.shaded.antlr.v4.runtime.CharStreams;
import dev.weir.shaded.antlr.v4.runtime.CommonTokenStream;
import dev.weir.shaded.antlr.v4.runtime.ParserRuleContext;
import dev.weir.shaded.antlr.v4.runtime.Token;
import dev.weir.shaded.antlr.v4.runtime.misc.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.glue.dqdl.DataQualityDefinitionLanguageLexer;
import software.amazon.glue.dqdl.DataQualityDefinitionLanguageParser;
import software.amazon.glue.dqdl.DataQualityDefinitionLanguageParser.DocumentContext;
import software.amazon.glue.dqdl.DataQualityDefinitionLanguageParser.DqAnalyzerContext;
import software.amazon.glue.dqdl.DataQualityDefinitionLanguageParser.TopLevelRuleContext;
import software.amazon.glue.dqdl.exception.InvalidDataQualityRulesetException;
import software.amazon.glue.dqdl.model.DQAnalyzer;
import software.amazon.glue.dqdl.model.DQRule;
import software.amazon.glue.dqdl.parser.DQDLParser;

/**
 * Reads DQDL. The whole document is read for its syntax, and then the library is handed one rule at a time: its own errors
 * name no place, and so they get the place of the rule.
 *
 * @see <a href="https://docs.aws.amazon.com/glue/latest/dg/dqdl.html">DQDL reference</a>
 */
public final class RulesParser {

    private final boolean rowWise;
    private final Labels labels;
    private final SyntaxErrors errors = new SyntaxErrors();
    private final List<Mistake> wrong = new ArrayList<>();
    private String variables = "";

    private RulesParser(String text, boolean rowWise) {
        this.labels = Labels.in(text);
        this.rowWise = rowWise;
    }

    /** Rules joined by and/or are asked as Glue asks them by default: each part of all rows. */
    public static RulesText parse(String dqdl) {
        return parse(dqdl, false);
    }

    /**
     * @param dqdl any text
     * @param rowWise whether rules joined by and/or are asked of each row
     * @throws RulesInvalid with every place that is wrong
     */
    @SuppressWarnings("BooleanParameter")
    public static RulesText parse(String dqdl, boolean rowWise) {
        // The grammar's comments must end with a line break, and it knows \n alone as white space.
        String text = dqdl.replace("\r\n", " \n").replace('\r', '\n').replace('\u00a0', ' ') + "\n";
        return new RulesParser(text, rowWise).read();
    }

    private RulesText read() {
        DocumentContext document = document();
        if (!errors.mistakes().isEmpty()) {
            throw new RulesInvalid(errors.mistakes());
        }
        variables = document.variableDeclarations() == null ? "" : textOf(document.variableDeclarations());
        List<Rule> rules = rules(document);
        List<Rule> analyzers = analyzers(document);
        if (rules.isEmpty() && analyzers.isEmpty() && wrong.isEmpty()) {
            wrong.add(new Mistake(1, 1, "a ruleset needs at least one rule: Rules = [ IsComplete \"id\" ]"));
        }
        if (!wrong.isEmpty()) {
            throw new RulesInvalid(wrong);
        }
        return new RulesText(rules, analyzers);
    }

    private DocumentContext document() {
        var lexer = new DataQualityDefinitionLanguageLexer(CharStreams.fromString(labels.text()));
        lexer.removeErrorListeners();
        lexer.addErrorListener(errors);
        var parser = new DataQualityDefinitionLanguageParser(new CommonTokenStream(lexer));
        parser.removeErrorListeners();
        parser.addErrorListener(errors);
        DocumentContext document = parser.document();
        // The grammar does not ask for the end of the text: what follows the last bracket would be lost silently.
        Token next = parser.getCurrentToken();
        if (errors.mistakes().isEmpty() && next.getType() != Token.EOF) {
            errors.add(next.getLine(), next.getCharPositionInLine(), "nothing is expected after the closing bracket");
        }
        return document;
    }

    private List<Rule> rules(DocumentContext document) {
        var section = document.rulesOrAnalyzers().rules();
        List<TopLevelRuleContext> contexts = section == null || section.dqRules() == null
                ? List.of()
                : section.dqRules().topLevelRule();
        List<Rule> rules = new ArrayList<>();
        for (int number = 0; number < contexts.size(); number++) {
            TopLevelRuleContext context = contexts.get(number);
            int end = number + 1 < contexts.size()
                    ? contexts.get(number + 1).getStart().getStartIndex()
                    : labels.text().length();
            Map<String, String> itsLabels = labels.of(context.getStart().getStartIndex(), end);
            try {
                rules.add(rule("r" + (number + 1), context, itsLabels));
            } catch (NotEvaluated not) {
                wrong.add(not.mistake);
            }
        }
        return rules;
    }

    private Rule rule(String id, TopLevelRuleContext context, Map<String, String> itsLabels) throws NotEvaluated {
        if (context.dqRule() != null) {
            return leaf(id, context, itsLabels);
        }
        if (context.LPAREN() != null) {
            return rule(id, context.topLevelRule(0), itsLabels);
        }
        RuleKind kind = context.AND() != null ? RuleKind.AND : RuleKind.OR;
        List<TopLevelRuleContext> parts = new ArrayList<>();
        collect(kind, context, parts);
        List<Rule> read = new ArrayList<>();
        for (int number = 0; number < parts.size(); number++) {
            read.add(rule(id + "." + (number + 1), parts.get(number), itsLabels));
        }
        Rule composite = Rule.builder(id, textOf(context), context.getStart().getLine(), kind)
                .labels(itsLabels)
                .parts(read)
                .severity(
                        read.stream().allMatch(part -> part.severity() == Rule.Severity.WARN)
                                ? Rule.Severity.WARN
                                : Rule.Severity.BLOCK)
                .rowWise(rowWise)
                .build();
        return Evaluable.checked(composite, reason -> notEvaluated(context, reason));
    }

    /** The parts of {@code a and b and c}, which the grammar reads as two joints. */
    private static void collect(RuleKind kind, TopLevelRuleContext context, List<TopLevelRuleContext> parts) {
        boolean same = kind == RuleKind.AND ? context.AND() != null : context.OR() != null;
        if (same) {
            context.topLevelRule().forEach(part -> collect(kind, part, parts));
        } else {
            parts.add(context);
        }
    }

    private Rule leaf(String id, TopLevelRuleContext context, Map<String, String> itsLabels) throws NotEvaluated {
        String text = textOf(context);
        try {
            String type = context.dqRule().ruleType().getText();
            DQRule parsed = new DQDLParser()
                    .parse(variables + "\nRules = [ " + StandIn.inPlaceOf(type, text) + "\n]")
                    .getRules()
                    .get(0);
            Rule read = LeafReader.rule(id, text, context.getStart().getLine(), type, parsed);
            List<String> columns = StandIn.columns(type, text);
            Rule rule = read.with()
                    .columns(columns.isEmpty() ? read.columns() : columns)
                    .labels(itsLabels)
                    .build();
            return Evaluable.checked(rule, reason -> notEvaluated(context, reason));
        } catch (LeafReader.NotReadable not) {
            throw notEvaluated(context, String.valueOf(not.getMessage()));
        } catch (InvalidDataQualityRulesetException invalid) {
            throw notEvaluated(context, explained(invalid));
        }
    }

    private List<Rule> analyzers(DocumentContext document) {
        var section = document.rulesOrAnalyzers().analyzers();
        List<DqAnalyzerContext> contexts = section == null || section.dqAnalyzers() == null
                ? List.of()
                : section.dqAnalyzers().dqAnalyzer();
        List<Rule> analyzers = new ArrayList<>();
        for (DqAnalyzerContext context : contexts) {
            String text = textOf(context);
            try {
                String type = context.analyzerType().getText();
                DQAnalyzer parsed = new DQDLParser()
                        .parse("Analyzers = [ " + StandIn.inPlaceOf(type, text) + "\n]")
                        .getAnalyzers()
                        .get(0);
                analyzers.add(LeafReader.analyzer(
                        "a" + (analyzers.size() + 1), text, context.getStart().getLine(), type, parsed));
            } catch (LeafReader.NotReadable not) {
                wrong.add(mistake(context, String.valueOf(not.getMessage())));
            } catch (InvalidDataQualityRulesetException invalid) {
                wrong.add(mistake(context, explained(invalid)));
            }
        }
        return analyzers;
    }

    // The library says that the type "is not valid" also where only its columns or its condition are wrong.
    private static String explained(InvalidDataQualityRulesetException invalid) {
        String said = String.valueOf(invalid.getMessage()).replace("Parsing Error: ", "");
        for (RuleKind kind : RuleKind.values()) {
            if (said.contains(" " + kind.dqdlName() + " is not valid")) {
                return said + ": its columns or its condition are not as this rule type takes them; for example "
                        + RuleReference.of(kind).example();
            }
        }
        return said.contains("is not valid") ? said + "; these are: " + RuleReference.names() : said;
    }

    private static String textOf(ParserRuleContext context) {
        int start = context.getStart().getStartIndex();
        int stop = context.getStop() == null ? -1 : context.getStop().getStopIndex();
        return stop < start ? "" : context.getStart().getInputStream().getText(Interval.of(start, stop));
    }

    private static NotEvaluated notEvaluated(ParserRuleContext context, String reason) {
        return new NotEvaluated(mistake(context, reason));
    }

    private static Mistake mistake(ParserRuleContext context, String reason) {
        return new Mistake(context.getStart().getLine(), context.getStart().getCharPositionInLine() + 1, reason);
    }

    /** A rule that nobody can evaluate, and where it stands. */
    static final class NotEvaluated extends Exception {
        private final transient Mistake mistake;

        NotEvaluated(Mistake mistake) {
            super(mistake.message());
            this.mistake = mistake;
        }
    }
}
