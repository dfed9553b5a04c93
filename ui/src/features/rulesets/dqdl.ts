/** DQDL for the editor: what its words are, and what may come next. */
import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { StreamLanguage, type StreamParser } from '@codemirror/language';
import { RULE_TYPES } from './ruleTypes';

const WORDS = ['Rules', 'Analyzers', 'DefaultLabels', 'labels'];
const OPERATORS = [
  'and',
  'or',
  'not',
  'where',
  'with',
  'threshold',
  'between',
  'in',
  'matches',
  'severity',
  'nulls',
];
const FUNCTIONS = ['avg', 'min', 'max', 'sum', 'std', 'median', 'percentile', 'last', 'index', 'now'];
const LITERALS = ['NULL', 'EMPTY', 'WHITESPACES_ONLY', 'true', 'false'];

const parser: StreamParser<null> = {
  name: 'dqdl',
  startState: () => null,
  token(stream) {
    if (stream.eatSpace()) {
      return null;
    }
    if (stream.match(/^#.*/)) {
      return 'comment';
    }
    if (stream.match(/^"(?:\\.|[^"\\])*"?/)) {
      return 'string';
    }
    if (stream.match(/^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?%?/i)) {
      return 'number';
    }
    if (stream.match(/^(?:[<>!]=?|=)/)) {
      return 'operator';
    }
    const word = stream.match(/^[A-Za-z_]\w*/);
    if (!word) {
      stream.next();
      return null;
    }
    const text = (word as RegExpMatchArray)[0];
    if (WORDS.includes(text)) {
      return 'keyword';
    }
    if (Object.hasOwn(RULE_TYPES, text)) {
      return 'typeName';
    }
    if (OPERATORS.includes(text)) {
      return 'operatorKeyword';
    }
    return FUNCTIONS.includes(text) || LITERALS.includes(text) ? 'atom' : 'variableName';
  },
  languageData: { commentTokens: { line: '#' }, closeBrackets: { brackets: ['(', '[', '"'] } },
};

export const dqdl = StreamLanguage.define(parser);

/** Rule types, and the words that join and qualify them; nothing inside of a quoted text or a comment. */
export function complete(context: CompletionContext): CompletionResult | null {
  const line = context.state.doc.lineAt(context.pos);
  const before = line.text.slice(0, context.pos - line.from);
  const quotes = before.replaceAll(/\\./g, '').split('"').length - 1;
  const word = context.matchBefore(/[A-Za-z_]\w*/);
  if (quotes % 2 === 1 || /^[^"]*#/.test(before) || (word === null && !context.explicit)) {
    return null;
  }
  return {
    from: word?.from ?? context.pos,
    validFor: /^\w*$/,
    options: [
      ...Object.entries(RULE_TYPES).map(([label, detail]) => ({ label, detail, type: 'type', boost: 1 })),
      ...[...OPERATORS, ...WORDS].map((label) => ({ label, type: 'keyword' })),
      ...FUNCTIONS.map((label) => ({ label, type: 'function', apply: `${label}(` })),
    ],
  };
}
