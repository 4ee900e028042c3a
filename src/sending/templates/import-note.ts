// What an import did or could not do, in words its author understands. A table and one function; it can not fail.

import type { Words } from './diagnostic-words.ts';

export type ImportNoteCode = keyof typeof sentences;

export interface ImportNote {
  code: ImportNoteCode;
  params: Record<string, string | number>;
}

const sentences = {
  markup_removed: [
    '« {what} » a été retiré ({count}) : les messageries ne l’acceptent pas.',
    '“{what}” was removed ({count}): mail programs do not accept it.',
  ],
  field_translated: ['« {from} » est devenu « {to} » ({count}).', '“{from}” became “{to}” ({count}).'],
  field_kept: [
    '« {field} » ({count}) vient d’une autre plateforme et reste affiché tel quel : remplacez-le.',
    '“{field}” ({count}) comes from another platform and shows as it is: replace it.',
  ],
  logic_kept: [
    '« {liquid} » ({count}) ne peut pas être exécuté ici et reste affiché tel quel : remplacez-le ou retirez-le.',
    '“{liquid}” ({count}) cannot run here and shows as it is: replace or remove it.',
  ],
  liquid_removed: [
    '« {liquid} » a été retiré : il se trouvait là où rien ne peut s’afficher.',
    '“{liquid}” was removed: it stood where nothing can show.',
  ],
  tag_closed: [
    '<{tag}> n’était pas refermé avant la ligne {line} : il l’est maintenant.',
    '<{tag}> was not closed before line {line}: now it is.',
  ],
  include_ignored: [
    'Le fichier inclus « {path} » n’a pas été repris : copiez son contenu dans le modèle.',
    'The included file “{path}” was not taken in: copy its content into the template.',
  ],
} as const satisfies Record<string, readonly [fr: string, en: string]>;

export function importNoteWords({ code, params }: ImportNote): Words {
  const [fr, en] = sentences[code];
  const fill = (sentence: string) =>
    sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
  return { fr: fill(fr), en: fill(en) };
}
