// Reads the structure of masked MJML: reports what the renderer would drop or refuse, with its place, and gives the
// text as the renderer must get it (Liquid between blocks wrapped in mj-raw, so that it is not lost).
// It never fails. It must never change what the author sees: the returned text is for the renderer only.

import type { DiagnosticList } from './diagnostic.ts';
import { type Edit, type MarkupAttribute, type MarkupTag, applyEdits, walkMarkup } from './markup-walk.ts';
import { anyMasked, dropNothing, maskedRun } from './mask.ts';
import { fitsType, isMjmlTag, mayContain, mjmlTag, mjmlTagNames, nearest } from './mjml-grammar.ts';

interface Open {
  name: string;
  start: number;
  end: number;
}

const deepest = 60;

/** `dropPreview`: the preheader field replaces the document's own mj-preview. */
export function readStructure(masked: string, list: DiagnosticList, { dropPreview }: { dropPreview: boolean }): string {
  const reader = new StructureReader(masked, list, dropPreview);
  return reader.run();
}

class StructureReader {
  readonly #masked: string;
  readonly #list: DiagnosticList;
  readonly #dropPreview: boolean;
  readonly #edits: Edit[] = [];
  readonly #open: Open[] = [];
  #hasBody = false;
  #tooDeep = false;

  constructor(masked: string, list: DiagnosticList, dropPreview: boolean) {
    this.#masked = masked;
    this.#list = list;
    this.#dropPreview = dropPreview;
  }

  run(): string {
    walkMarkup(this.#masked, {
      open: (tag) => this.#opened(tag),
      close: (name, start, end) => this.#closed(name, start, end),
      text: (start, end) => this.#text(start, end),
    });
    for (const { name, start, end } of this.#open) this.#list.add('mjml_tag_not_closed', start, end, { tag: name });
    if (!this.#hasBody) this.#list.add('mjml_body_missing', 0, 6);
    return applyEdits(this.#masked, this.#edits);
  }

  get #parent(): Open | undefined {
    return this.#open.at(-1);
  }

  #opened(tag: MarkupTag): void {
    const parent = this.#parent;
    if (parent && mjmlTag(parent.name)?.content) {
      // A tag of the same name inside would confuse where the content ends.
      if (tag.name === parent.name && !tag.selfClosing)
        this.#list.add('mjml_tag_misplaced', tag.start, tag.end, { tag: tag.name, parent: parent.name });
      return;
    }
    if (tag.name === 'mj-body') this.#hasBody = true;
    this.#check(tag, parent);
    if (!tag.selfClosing) this.#open.push({ name: tag.name, start: tag.start, end: tag.end });
    if (this.#open.length > deepest && !this.#tooDeep) {
      this.#tooDeep = true;
      this.#list.add('markup_too_deep', tag.start, tag.end, { most: deepest });
    }
  }

  #check(tag: MarkupTag, parent: Open | undefined): void {
    const { name, start, end } = tag;
    if (name === 'mj-include') {
      const path = tag.attributes.find((attribute) => attribute.name === 'path');
      this.#list.add('mjml_include_ignored', start, end, { path: path ? this.#value(path) : '' });
      return;
    }
    if (!isMjmlTag(name)) {
      this.#list.add('mjml_tag_unknown', start, end, { tag: name, near: nearest(name, mjmlTagNames()) ?? '' });
      return;
    }
    if (parent && !mayContain(parent.name, name))
      this.#list.add('mjml_tag_misplaced', start, end, { tag: name, parent: parent.name });
    // Inside mj-attributes any attribute may be given to any tag.
    if (parent?.name === 'mj-attributes' || parent?.name === 'mj-class') return;
    for (const attribute of tag.attributes) this.#attribute(name, attribute);
  }

  #attribute(tag: string, attribute: MarkupAttribute): void {
    const known = mjmlTag(tag)?.attributes;
    const value = this.#value(attribute);
    if (!known || anyMasked.test(attribute.name)) return;
    const type = known[attribute.name];
    const { nameStart, end } = attribute;
    if (type === undefined) {
      const near = nearest(attribute.name, Object.keys(known)) ?? '';
      this.#list.add('mjml_attribute_unknown', nameStart, end, { tag, attribute: attribute.name, near });
    } else if (value !== '' && !anyMasked.test(value) && !fitsType(value, type)) {
      this.#list.add('mjml_attribute_value', nameStart, end, { tag, attribute: attribute.name, value, type });
    }
  }

  #value(attribute: MarkupAttribute): string {
    return this.#masked.slice(attribute.start, attribute.end);
  }

  #closed(name: string, start: number, end: number): void {
    const parent = this.#parent;
    if (parent?.name === name) {
      this.#open.pop();
      if (name === 'mj-preview' && this.#dropPreview) this.#edits.push({ start: parent.start, end, text: '' });
      return;
    }
    if (parent && mjmlTag(parent.name)?.content) return;
    const at = this.#open.findLastIndex((open) => open.name === name);
    if (at < 0) {
      this.#list.add('mjml_tag_stray', start, end, { tag: name });
      return;
    }
    for (const open of this.#open.splice(at + 1))
      this.#list.add('mjml_tag_not_closed', open.start, open.end, { tag: open.name });
    this.#open.pop();
  }

  /** Text between blocks: the renderer drops it. Liquid there is wrapped where mj-raw may stand. */
  #text(start: number, end: number): void {
    const parent = this.#parent;
    if (!parent || mjmlTag(parent.name)?.content) return;
    const text = this.#masked.slice(start, end);
    const bare = dropNothing(text).replace(maskedRun, '').trim();
    if (bare !== '') {
      const lead = text.length - text.trimStart().length;
      this.#list.add('mjml_text_lost', start + lead, start + text.trimEnd().length, {
        tag: parent.name,
        text: bare.slice(0, 60),
      });
    }
    if (!mayContain(parent.name, 'mj-raw')) return;
    for (const run of text.matchAll(maskedRun)) {
      if (dropNothing(run[0]) === '') continue;
      const at = start + run.index;
      this.#edits.push({ start: at, end: at + run[0].length, text: `<mj-raw>${run[0]}</mj-raw>` });
    }
  }
}
