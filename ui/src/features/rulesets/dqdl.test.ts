import { readFileSync } from 'node:fs';
import { CompletionContext } from '@codemirror/autocomplete';
import { ensureSyntaxTree } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { expect, test } from 'vitest';
import { complete, dqdl } from './dqdl';
import { RULE_TYPES } from './ruleTypes';

test('knows the rule types that the service knows', () => {
  const docs = readFileSync('../docs/quality.md', 'utf8');
  const table = docs.slice(
    docs.indexOf('<!-- rule types: begin -->'),
    docs.indexOf('<!-- rule types: end -->'),
  );
  const examples = [...table.matchAll(/^\| `([A-Z][^`]*)` \|/gm)].map((row) => row[1]);

  expect(examples.length).toBeGreaterThan(30);
  expect(Object.values(RULE_TYPES)).toEqual(examples);
});

test('tells rule types, words, texts, numbers and comments apart', () => {
  const text = 'Rules = [ # all\n IsComplete "a # b" with threshold > 0.9 ]';
  const state = EditorState.create({ doc: text, extensions: [dqdl] });
  const tokens: [string, string][] = [];
  ensureSyntaxTree(state, text.length, 5000)?.iterate({
    enter: ({ name, from, to }) => void (name !== 'Document' && tokens.push([text.slice(from, to), name])),
  });

  expect(tokens).toEqual([
    ['Rules', 'keyword'],
    ['=', 'operator'],
    ['# all', 'comment'],
    ['IsComplete', 'typeName'],
    ['"a # b"', 'string'],
    ['with', 'operatorKeyword'],
    ['threshold', 'operatorKeyword'],
    ['>', 'operator'],
    ['0.9', 'number'],
  ]);
});

test('completes rule types, but not inside of a text or a comment', () => {
  const at = (text: string) =>
    complete(new CompletionContext(EditorState.create({ doc: text }), text.length, false));

  expect(at('Rules = [ IsC')?.from).toBe(10);
  expect(at('Rules = [ IsC')?.options.map((option) => option.label)).toContain('IsComplete');
  expect(at('Rules = [ IsComplete "IsC')).toBeNull();
  expect(at('# IsC')).toBeNull();
  expect(at('Rules = [ IsComplete "a#b" an')?.from).toBe(27);
  expect(at('Rules = [ ')).toBeNull();
});
