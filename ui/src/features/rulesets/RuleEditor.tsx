import { autocompletion, closeBrackets, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching, HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, lintGutter, setDiagnostics } from '@codemirror/lint';
import { unifiedMergeView } from '@codemirror/merge';
import { Compartment, EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { useEffect, useRef } from 'react';
import type { Mistake } from '../../api/types';
import { complete, dqdl } from './dqdl';
import classes from './RuleEditor.module.css';

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--accent)', fontWeight: '600' },
  { tag: tags.typeName, color: 'var(--busy)' },
  { tag: tags.operatorKeyword, color: 'var(--hold)' },
  { tag: tags.string, color: 'var(--good)' },
  { tag: [tags.number, tags.atom], color: 'var(--warn)' },
  { tag: tags.comment, color: 'var(--faint)', fontStyle: 'italic' },
]);

type Props = {
  text: string;
  onChange?: (text: string) => void;
  mistakes?: Mistake[];
  /** Puts the cursor there; another object moves it again. */
  place?: { line: number; column: number };
  /** Shows what differs from this text, and is not to be written in. */
  before?: string;
};

/** DQDL with colours, completion and mistakes underlined. Without `onChange` it is only to be read. */
export default function RuleEditor({ text, onChange, mistakes = [], place, before }: Props) {
  const parent = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const changed = useRef(onChange);
  const access = useRef(new Compartment());
  const written = onChange !== undefined;
  changed.current = onChange;

  useEffect(() => {
    const editor = new EditorView({
      parent: parent.current!,
      state: EditorState.create({
        doc: text,
        extensions: [
          lineNumbers(),
          history(),
          drawSelection(),
          bracketMatching(),
          closeBrackets(),
          highlightActiveLine(),
          dqdl,
          syntaxHighlighting(colours),
          autocompletion({ override: [complete] }),
          // Not the Tab key: it leads out of the editor, as a keyboard needs it to.
          keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap]),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({
            'aria-label': before === undefined ? 'Rules, in DQDL' : 'What changes',
          }),
          access.current.of(readOnly(!written)),
          before === undefined
            ? lintGutter()
            : unifiedMergeView({
                original: before,
                mergeControls: false,
                collapseUnchanged: { margin: 3, minSize: 8 },
              }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) {
              changed.current?.(update.state.doc.toString());
            }
          }),
        ],
      }),
    });
    view.current = editor;
    return () => editor.destroy();
    // What it begins with; later texts are told apart below.
  }, [before]);

  useEffect(() => {
    view.current?.dispatch({ effects: access.current.reconfigure(readOnly(!written)) });
  }, [written]);

  useEffect(() => {
    const editor = view.current;
    if (editor !== undefined && editor.state.doc.toString() !== text) {
      editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } });
    }
  }, [text]);

  useEffect(() => {
    const editor = view.current;
    editor?.dispatch(
      setDiagnostics(
        editor.state,
        mistakes.map((mistake) => underlined(editor.state, mistake)),
      ),
    );
  }, [mistakes]);

  useEffect(() => {
    const editor = view.current;
    if (editor !== undefined && place !== undefined) {
      const at = positionOf(editor.state, place);
      editor.dispatch({ selection: { anchor: at }, scrollIntoView: true });
      editor.focus();
    }
  }, [place]);

  return <div ref={parent} className={classes.editor} data-readonly={!written || undefined} />;
}

function readOnly(yes: boolean) {
  return [EditorState.readOnly.of(yes), EditorView.editable.of(!yes)];
}

function positionOf(state: EditorState, { line, column }: { line: number; column: number }): number {
  const found = state.doc.line(Math.min(Math.max(line, 1), state.doc.lines));
  return Math.min(found.from + Math.max(column, 1) - 1, found.to);
}

/** From the place to the end of its word, or of the line; at least one character. */
function underlined(state: EditorState, mistake: Mistake): Diagnostic {
  const from = positionOf(state, mistake);
  const line = state.doc.lineAt(from);
  const word = /^(?:\w+|"[^"]*"?|\S)/.exec(line.text.slice(from - line.from));
  const to = word === null ? line.to : from + word[0].length;
  return {
    from: from === to && from > line.from ? from - 1 : from,
    to,
    severity: 'error',
    message: mistake.message,
  };
}
