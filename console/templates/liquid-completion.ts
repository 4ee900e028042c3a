// Completion inside Liquid: contact fields after `contact.`, filters after `|`, and what can begin an expression or a tag. Pure.

import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete';

const tagNames = [
  'if',
  'elsif',
  'else',
  'endif',
  'unless',
  'endunless',
  'for',
  'endfor',
  'case',
  'when',
  'endcase',
  'assign',
  'capture',
  'endcapture',
  'comment',
  'endcomment',
  'raw',
  'endraw',
];

export function liquidCompletion(labels: Readonly<Record<string, string>>, filters: readonly string[]) {
  const fields = Object.entries(labels).map(([key, label]) => ({ label: key, detail: label, type: 'property' }));
  const filterOptions = filters.map((label) => ({ label, type: 'function' }));
  const roots = [
    ...Object.entries(labels).map(([key, label]) => ({ label: `contact.${key}`, detail: label, type: 'variable' })),
    { label: 'unsubscribe_url', type: 'variable' },
  ];
  const tags = tagNames.map((label) => ({ label, type: 'keyword' }));

  return (context: CompletionContext): CompletionResult | null => {
    const before = context.state.sliceDoc(Math.max(0, context.pos - 500), context.pos);
    const open = /\{([{%])-?(?:(?![}%]\})[\s\S])*$/.exec(before);
    if (!open) return null;
    const inside = open[0].slice(2);
    const word = /[\w.]*$/.exec(inside)?.[0] ?? '';
    const answer = (options: CompletionResult['options'], typed: string): CompletionResult => ({
      from: context.pos - typed.length,
      options,
      validFor: /^[\w.]*$/,
    });
    if (/\|\s*\w*$/.test(inside)) return answer(filterOptions, /\w*$/.exec(inside)?.[0] ?? '');
    if (/\bcontact\.\w*$/.test(inside)) return answer(fields, /\w*$/.exec(inside)?.[0] ?? '');
    if (open[1] === '%' && /^-?\s*\w*$/.test(inside)) return answer(tags, word);
    return word !== '' || context.explicit || /^-?\s*$/.test(inside) ? answer(roots, word) : null;
  };
}
