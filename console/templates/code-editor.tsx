// The source view: MJML with Liquid in CodeMirror, with completion of tags, attributes, fields and filters, and the server's
// diagnostics in the text as they come. It reads its text once and owns it while it is shown.

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { autoCloseTags, xml } from '@codemirror/lang-xml';
import {
  bracketMatching,
  foldGutter,
  foldKeymap,
  HighlightStyle,
  indentOnInput,
  syntaxHighlighting,
} from '@codemirror/language';
import { type Diagnostic as Mark, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../app/i18n.ts';
import { liquidCompletion } from './liquid-completion.ts';
import { liquidHighlight } from './liquid-highlight.ts';
import { useFieldLabels, type Grammar } from './use-grammar.ts';
import type { Diagnostic } from './use-template-check.ts';

export interface CodeEditorProps {
  /** Read once. */
  text: string;
  grammar: Grammar;
  diagnostics: readonly Diagnostic[];
  isReadOnly: boolean;
  /** Where to go, each time a new object is given. */
  goTo: Diagnostic | undefined;
  onChange: (text: string) => void;
}

export default function CodeEditor({ text, grammar, diagnostics, isReadOnly, goTo, onChange }: CodeEditorProps) {
  const { t } = useTranslation('templates');
  const labels = useFieldLabels();
  const holder = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const given = useRef(text);
  const change = useRef(onChange);
  change.current = onChange;
  const phrases = usePhrases();
  const name = t('code.label');

  useEffect(() => {
    if (!holder.current) return undefined;
    const editor = new EditorView({
      parent: holder.current,
      state: EditorState.create({
        doc: given.current,
        extensions: [
          lineNumbers(),
          foldGutter(),
          lintGutter(),
          history(),
          drawSelection(),
          highlightSpecialChars(),
          highlightActiveLine(),
          highlightActiveLineGutter(),
          highlightSelectionMatches(),
          indentOnInput(),
          bracketMatching(),
          closeBrackets(),
          xml({ elements: elementsOf(grammar), autoCloseTags: false }),
          autoCloseTags,
          autocompletion({ override: undefined, icons: false }),
          EditorState.languageData.of(() => [{ autocomplete: liquidCompletion(labels, grammar.filters) }]),
          liquidHighlight,
          syntaxHighlighting(colours),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ 'aria-label': name, tabindex: '0' }),
          EditorState.readOnly.of(isReadOnly),
          EditorState.phrases.of(phrases),
          keymap.of([
            ...closeBracketsKeymap,
            ...defaultKeymap,
            ...searchKeymap,
            ...historyKeymap,
            ...foldKeymap,
            ...completionKeymap,
            ...lintKeymap,
            indentWithTab,
          ]),
          EditorView.updateListener.of((update) => {
            if (!update.docChanged) return;
            given.current = update.state.doc.toString();
            change.current(given.current);
          }),
        ],
      }),
    });
    view.current = editor;
    return () => editor.destroy();
  }, [grammar, labels, isReadOnly, phrases, name]);

  useEffect(() => {
    const editor = view.current;
    if (editor)
      editor.dispatch(
        setDiagnostics(
          editor.state,
          diagnostics.filter(({ part }) => part === 'mjml').map((one) => markOf(editor.state, one)),
        ),
      );
  }, [diagnostics]);

  useEffect(() => {
    const editor = view.current;
    if (!editor || !goTo) return;
    const { from, to } = markOf(editor.state, goTo);
    editor.dispatch({
      selection: { anchor: from, head: to },
      effects: EditorView.scrollIntoView(from, { y: 'center' }),
    });
    editor.focus();
  }, [goTo]);

  return <div ref={holder} className="code-editor" />;
}

/** Lines and columns, not offsets: CodeMirror counts every line end as one. */
function markOf(state: EditorState, { line, column, length, severity, words }: Diagnostic): Mark {
  const at = state.doc.line(Math.min(Math.max(1, line), state.doc.lines));
  const from = Math.min(at.from + column - 1, at.to);
  return { from, to: Math.min(from + length, state.doc.length), severity, message: words[currentLanguage()] };
}

function elementsOf({ tags: all }: Grammar) {
  return Object.entries(all).map(([name, { attributes, children }]) => ({
    name,
    children: [...children],
    attributes: Object.entries(attributes).map(([attribute, type]) => ({ name: attribute, values: valuesOf(type) })),
  }));
}

/** `enum(left,right)` -> left, right */
function valuesOf(type: string): string[] {
  if (type === 'boolean') return ['true', 'false'];
  return /^enum\(([^)]*)\)/.exec(type)?.[1]?.split(',').filter(Boolean) ?? [];
}

const colours = HighlightStyle.define([
  { tag: tags.tagName, color: 'var(--code-tag)' },
  { tag: tags.attributeName, color: 'var(--code-attribute)' },
  { tag: [tags.attributeValue, tags.string], color: 'var(--code-value)' },
  { tag: tags.comment, color: 'var(--mantine-color-dimmed)', fontStyle: 'italic' },
  { tag: [tags.angleBracket, tags.definitionOperator], color: 'var(--mantine-color-dimmed)' },
  { tag: tags.invalid, color: 'var(--mantine-color-error)' },
]);

/** CodeMirror's own few words. */
function usePhrases(): Record<string, string> {
  const { t } = useTranslation('templates');
  const words = useRef<Record<string, string>>(undefined);
  words.current ??= {
    'Control character': t('codeEditor.controlCharacter'),
    Diagnostics: t('codeEditor.diagnostics'),
    'No diagnostics': t('codeEditor.noDiagnostics'),
    Completions: t('codeEditor.completions'),
    'Folded lines': t('codeEditor.folded'),
    unfold: t('codeEditor.unfold'),
    'Fold line': t('codeEditor.fold'),
    'Unfold line': t('codeEditor.unfoldLine'),
    Find: t('codeEditor.find'),
    next: t('codeEditor.next'),
    previous: t('codeEditor.previous'),
    all: t('codeEditor.all'),
    'match case': t('codeEditor.matchCase'),
    'by word': t('codeEditor.byWord'),
    regexp: t('codeEditor.regexp'),
    replace: t('codeEditor.replace'),
    Replace: t('codeEditor.replace'),
    'replace all': t('codeEditor.replaceAll'),
    close: t('codeEditor.close'),
    'Go to line': t('codeEditor.goToLine'),
    go: t('codeEditor.go'),
  };
  return words.current;
}
