// Reads the XML of reports into plain trees of text. It expands no entity but the five of XML and numbers: a document that brings its
// own (DOCTYPE) is refused. Attributes and comments count for nothing. Never throws.

import { XMLParser } from 'fast-xml-parser';
import { decodeCharset } from '../charset.ts';
import type { NoticeDefect } from './notice-parts.ts';

/** Text, or children by name in order of appearance. */
export type XmlNode = string | { [name: string]: XmlNode[] };

const DEEPEST = 20;
const parser = new XMLParser({
  ignoreAttributes: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  removeNSPrefix: true,
  parseTagValue: false,
  processEntities: false,
  maxNestedTags: DEEPEST,
  isArray: (_name, _path, _isLeaf, isAttribute) => !isAttribute,
});

export function readXml(bytes: Buffer): { root: XmlNode; defect?: undefined } | { defect: NoticeDefect } {
  const declared = /^[^<]{0,4}<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.-]{1,40})["']/.exec(
    bytes.toString('latin1', 0, 300),
  )?.[1];
  const isUtf16 = bytes[0] === 0xff || bytes[0] === 0xfe;
  const text = decodeCharset(bytes, isUtf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : declared).text.trim();
  if (text === '') return { defect: 'document_empty' };
  if (!text.replace(/^\ufeff/, '').startsWith('<')) return { defect: 'document_invalid' };
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) return { defect: 'document_type_refused' };
  try {
    return { root: parser.parse(text) as XmlNode };
  } catch {
    return { defect: 'document_invalid' };
  }
}

export function childrenOf(node: XmlNode | undefined, name: string): XmlNode[] {
  return node === undefined || typeof node === 'string' || !Object.hasOwn(node, name) ? [] : (node[name] ?? []);
}

export const childOf = (node: XmlNode | undefined, name: string): XmlNode | undefined => childrenOf(node, name)[0];

/** The text of a child, entities undone; undefined when there is none or it is empty. */
export function textOf(node: XmlNode | undefined, name: string): string | undefined {
  const child = childOf(node, name);
  const text = typeof child === 'object' ? childOf(child, '#text') : child;
  return typeof text === 'string' && text !== '' ? undoEntities(text) : undefined;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function undoEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return ENTITIES[String(name).toLowerCase()] ?? whole;
    const code = hex !== undefined ? Number.parseInt(String(hex), 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code).toWellFormed() : whole;
  });
}
